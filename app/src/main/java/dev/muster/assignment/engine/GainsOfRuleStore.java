package dev.muster.assignment.engine;

import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.RULE;
import static dev.muster.shared.NamedSql.named;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import dev.muster.assignment.rules.SourceKind;
import dev.muster.library.ContentStatus;
import dev.muster.people.PersonDay;
import dev.muster.settings.Settings;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gains of whole rules, for {@link DifferenceStore}: one statement a rule, which looks at each person once. The ids of the
 * rule and its content stand in its text, so that the planner sees an empty range for a content that nobody has yet. Rows
 * are in ascending order of people, and so reach each index they go into in its own order.
 */
@Component
class GainsOfRuleStore {
    private final DSLContext db;
    private final Settings settings;

    GainsOfRuleStore(DSLContext db, Settings settings) {
        this.db = db;
        this.settings = settings;
    }

    /** A rule that gives its content now. @param due its own, else the content's */
    record Live(
            int id,
            SourceKind kind,
            int contentId,
            @Nullable Integer groupId,
            Instant createdAt,
            @Nullable JSONB due) {}

    /** @param automations whom those in effect hold, over {@code PERSON}; one that is missing holds nobody */
    int gains(DifferenceRange.OfRules range, Map<Integer, Condition> automations, Instant at) {
        List<Live> rules = live(range.ids());
        // The planner takes the people of an array for a handful, and would compare them one by one with those who
        // have the content. A sort of 100,000 people fits; one such transaction runs at a time.
        set("work_mem", "64MB");
        set("jit", "off");
        set("enable_nestloop", "off");
        int gains = 0;
        for (Live rule : rules) {
            gains += gains(rule, RuleHolders.of(rule, automations), at);
        }
        set("enable_nestloop", "on");
        return gains;
    }

    /** For the rest of the transaction. */
    private void set(String setting, String value) {
        db.fetch("select set_config(?, ?, true)", setting, value);
    }

    private List<Live> live(List<Integer> ids) {
        return live(RULE.ID.in(ids));
    }

    /** Those that give these contents. */
    List<Live> liveOf(Collection<Integer> contentIds) {
        return live(RULE.CONTENT_ID.in(contentIds));
    }

    private List<Live> live(Condition which) {
        return db.select(
                        RULE.ID,
                        RULE.KIND,
                        RULE.CONTENT_ID,
                        RULE.GROUP_ID,
                        RULE.CREATED_AT,
                        coalesce(RULE.DUE, CONTENT.DUE))
                .from(RULE)
                .join(CONTENT)
                .on(CONTENT.ID.eq(RULE.CONTENT_ID), CONTENT.STATUS.eq(ContentStatus.ACTIVE.name()))
                .where(which, RULE.DELETED_AT.isNull(), RULE.ENABLED.eq(true), RULE.FROZEN.isNull())
                .orderBy(RULE.CONTENT_ID, RULE.ID)
                .fetch(r -> new Live(
                        r.value1(), SourceKind.valueOf(r.value2()), r.value3(), r.value4(), r.value5(), r.value6()));
    }

    /** Whom it holds, where they have no such source, or only a kept one, and are not exempt. */
    private int gains(Live rule, Condition who, Instant at) {
        return db.execute(named("""
            insert into gain (content_id, person_id, rule_id, due_on, due_lifted, fresh, again, mail)
            select :content, person.id, :rule, d.due_on, d.lifted, a.person_id is null, k.kept is not null, person.email is not null
            from person
            cross join lateral {today}
            cross join lateral due_of(:due::jsonb, t.today, person.hired_on, t.today, :minimum) d
            left join source k on k.content_id = :content and k.rule_id = :rule and k.person_id = person.id and k.kept
            left join assignment a on a.content_id = :content and a.person_id = person.id
            where :who and person.id <> all ({stuck})
              and not exists (select from source s where s.content_id = :content and s.rule_id = :rule
                                and s.person_id = person.id and not s.kept)
              and not {exempt} order by person.id""")
                .piece("today", PersonDay.lateral(":at::timestamptz", "person", ":zone"))
                .piece("stuck", StuckStore.PEOPLE)
                .piece("exempt", RuleHolders.exempt(":content", "person.id", ":rule"))
                .bind("content", inline(rule.contentId()))
                .bind("rule", inline(rule.id()))
                .bind("at", inline(at.toString()))
                .bind("zone", settings.current().defaultTimeZone().getId())
                .bind("due", val(rule.due(), SQLDataType.JSONB))
                .bind("minimum", inline(settings.current().minimumDays()))
                .bind("who", who)
                .sql());
    }
}
