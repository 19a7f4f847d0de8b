package dev.muster.assignment.engine;

import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.RULE;
import static dev.muster.generated.db.Tables.STUCK;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import dev.muster.assignment.rules.SourceKind;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Automations to evaluate, and the temporary table of whom they hold: {@link DifferenceStore} empties it. */
@Component
public class MatchStore {
    private static final int WORTH_ANALYZING = 500;

    private final DSLContext db;

    MatchStore(DSLContext db) {
        this.db = db;
    }

    /** @param audience JSON */
    record Stored(int ruleId, String audience, @Nullable String frozen, boolean inEffect) {}

    /** Those in effect, and frozen ones, which may have been mended. */
    List<Stored> stored(DifferenceRange range) {
        Condition within =
                switch (range) {
                    case DifferenceRange.OfPeople _ -> noCondition();
                    case DifferenceRange.OfRules rules -> RULE.ID.in(rules.ids());
                };
        return db.select(RULE.ID, RULE.AUDIENCE, RULE.FROZEN, RULE.IN_EFFECT)
                .from(RULE)
                .where(RULE.KIND.eq(SourceKind.AUTOMATION.name()), RULE.DELETED_AT.isNull(), within)
                .and(RULE.IN_EFFECT.eq(true).or(RULE.FROZEN.isNotNull()))
                .andNotExists(selectOne().from(STUCK).where(STUCK.RULE_ID.eq(RULE.ID)))
                .orderBy(RULE.ID)
                .fetch(r -> new Stored(r.value1(), r.value2().data(), r.value3(), r.value4()));
    }

    boolean asksForManagers() {
        return db.fetchSingle("""
            select exists (select from rule where kind = 'AUTOMATION' and deleted_at is null and in_effect
                             and jsonb_path_exists(audience, '$.all[*].reportsOf'))""").into(Boolean.class);
    }

    void matching(int ruleId, Condition who) {
        db.insertInto(
                        table(name("matched")),
                        field(name("rule_id"), SQLDataType.INTEGER),
                        field(name("person_id"), SQLDataType.INTEGER))
                .select(select(val(ruleId), PERSON.ID).from(PERSON).where(who))
                .execute();
    }

    void matching(List<Integer> rules, List<Integer> people) {
        if (!rules.isEmpty()) {
            db.execute(
                    "insert into matched (rule_id, person_id) select * from unnest(?::int[], ?::int[])",
                    rules.toArray(Integer[]::new),
                    people.toArray(Integer[]::new));
        }
    }

    /** Nobody has training by it, and nobody is left out of it. */
    boolean isNew(int ruleId) {
        return db.fetchSingle("""
            select not exists (select from rule r join source s on s.content_id = r.content_id and s.rule_id = r.id where r.id = ?)
               and not exists (select from left_out where rule_id = ?)""", ruleId, ruleId).into(Boolean.class);
    }

    /** Over {@code PERSON}: gains nothing, because of an exemption from the content or a rule. */
    public Condition passedOver(int contentId) {
        return condition("""
            exists (select from exemption x where x.content_id = {0} and x.person_id = person.id and x.ended_at is null)
            and not exists (select from gain g where g.person_id = person.id)""", inline(contentId));
    }

    public int matched(int ruleId) {
        return db.fetchSingle("select count(*) from matched where rule_id = ?", ruleId)
                .into(Integer.class);
    }

    void analyze() {
        if (db.fetchSingle("select count(*) from (select from matched limit ?) x", WORTH_ANALYZING + 1)
                        .into(Integer.class)
                > WORTH_ANALYZING) {
            db.execute("analyze matched");
        }
    }

    void freeze(int ruleId, String why) {
        db.update(RULE)
                .set(RULE.FROZEN, why)
                .where(RULE.ID.eq(ruleId), RULE.FROZEN.isDistinctFrom(why))
                .execute();
    }

    void thaw(int ruleId, Instant at) {
        db.update(RULE).setNull(RULE.FROZEN).where(RULE.ID.eq(ruleId)).execute();
        db.execute("insert into reassess (rule_id, marked_at) values (?, ?::timestamptz)", ruleId, at);
    }
}
