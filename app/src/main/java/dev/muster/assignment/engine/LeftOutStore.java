package dev.muster.assignment.engine;

import static dev.muster.generated.db.Tables.LEFT_OUT;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.SOURCE;
import static dev.muster.shared.NamedSql.named;
import static org.jooq.impl.DSL.notExists;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.val;

import dev.muster.assignment.Automation;
import dev.muster.assignment.ledger.UndoEntry;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Whom automations leave out as existing, now and before. Callers hold the {@code MembershipLock}. */
@Component
public class LeftOutStore {
    private static final String PAST = """
        insert into left_out_past (rule_id, person_id, valid_from, valid_to, version, ended_version)
        select rule_id, person_id, since, ?::timestamptz, version, ended_version from gone
        on conflict (rule_id, person_id, valid_from)
          do update set valid_to = excluded.valid_to, ended_version = excluded.ended_version""";

    private final DSLContext db;

    LeftOutStore(DSLContext db) {
        this.db = db;
    }

    /** @param who over {@code PERSON}; who has the training by this automation stays with it */
    public void leaveOut(Automation a, Condition who, Instant at) {
        db.insertInto(LEFT_OUT, LEFT_OUT.RULE_ID, LEFT_OUT.PERSON_ID, LEFT_OUT.SINCE, LEFT_OUT.VERSION)
                .select(select(val(a.id()), PERSON.ID, val(at, LEFT_OUT.SINCE), val(a.version()))
                        .from(PERSON)
                        .where(who)
                        .and(notExists(selectOne()
                                .from(SOURCE)
                                .where(SOURCE.CONTENT_ID.eq(a.content().id()))
                                .and(SOURCE.PERSON_ID.eq(PERSON.ID))
                                .and(SOURCE.RULE_ID.eq(a.id())))))
                .onConflictDoNothing()
                .execute();
    }

    /** Nobody is left out any more. */
    public void end(Automation a, Instant at) {
        db.execute("""
            with gone as (delete from left_out where rule_id = ? returning *, ?::int as ended_version)
            """ + PAST, a.id(), a.version(), at);
    }

    /** @return those of the people who were left out */
    public List<Integer> end(Automation a, Collection<Integer> people, Instant at) {
        List<Integer> found = db.select(LEFT_OUT.PERSON_ID)
                .from(LEFT_OUT)
                .where(LEFT_OUT.RULE_ID.eq(a.id()))
                .and(LEFT_OUT.PERSON_ID.in(people))
                .fetch(LEFT_OUT.PERSON_ID);
        db.execute("""
            with gone as (delete from left_out where rule_id = ? and person_id = any(?::int[])
                          returning *, ?::int as ended_version)
            """ + PAST, a.id(), found.toArray(Integer[]::new), a.version(), at);
        return found;
    }

    /** Lets those go who are not in the temporary table {@code matched}. */
    void release(DifferenceRange range, Instant at) {
        db.execute(
                """
            with gone as (
              delete from left_out l using rule r
              where l.%s = any(?::int[]) and r.id = l.rule_id
                and r.deleted_at is null and r.in_effect and r.frozen is null
                and not exists (select from matched m where m.rule_id = l.rule_id and m.person_id = l.person_id)
              returning l.*, r.version as ended_version)
            """.formatted(
                                        switch (range) {
                                            case DifferenceRange.OfPeople _ -> "person_id";
                                            case DifferenceRange.OfRules _ -> "rule_id";
                                        })
                        + PAST,
                range.ids().toArray(Integer[]::new),
                at);
    }

    public int count(int ruleId) {
        return db.fetchCount(LEFT_OUT, LEFT_OUT.RULE_ID.eq(ruleId));
    }

    /**
     * As before the act that made this version: nobody whom it left out is, and those are whom it let go.
     *
     * @param until when the act was; what happened later to people stays
     */
    public void asBefore(int ruleId, int version, Instant until) {
        db.execute(
                "delete from left_out where rule_id = ? and version = ? and since <= ?::timestamptz",
                ruleId,
                version,
                until);
        db.execute("""
            insert into left_out (rule_id, person_id, since, version)
            select rule_id, person_id, valid_from, version from left_out_past
            where rule_id = ? and ended_version = ? and version < ended_version and valid_to <= ?::timestamptz
            on conflict do nothing""", ruleId, version, until);
    }

    /** The same of people, as before an act on something else, by automations that nobody has changed since. */
    public void asBefore(Collection<Integer> rules, Collection<Integer> people, UndoEntry e) {
        Integer[] ids = db.fetch("""
            select x.id from unnest(?::int[]) as x (id)
            where not exists (select from rule_version v where v.rule_id = x.id and v.entry_id > ?)""", rules.toArray(Integer[]::new), e.id())
                .getValues(0, Integer.class)
                .toArray(Integer[]::new);
        Integer[] of = people.toArray(Integer[]::new);
        db.execute(
                "delete from left_out where rule_id = any(?::int[]) and person_id = any(?::int[]) and since >= ?::timestamptz",
                ids,
                of,
                e.at());
        db.execute(named("""
            insert into left_out (rule_id, person_id, since, version)
            select distinct on (rule_id, person_id) rule_id, person_id, valid_from, version from left_out_past
            where rule_id = any(:rules::int[]) and person_id = any(:people::int[])
              and valid_from < :at::timestamptz and valid_to >= :at::timestamptz
            order by rule_id, person_id, valid_to
            on conflict do nothing""")
                .bind("rules", ids)
                .bind("people", of)
                .bind("at", e.at())
                .sql());
    }
}
