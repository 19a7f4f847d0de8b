package dev.muster.assignment.exemption;

import dev.muster.assignment.ledger.HandStore.Gone;
import dev.muster.assignment.ledger.SettleStore;
import dev.muster.audit.AuditLog.Written;
import dev.muster.settings.Settings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes exemptions. Callers hold the content's lock. */
@Component
public class ExemptionStore {
    private final DSLContext db;
    private final SettleStore settle;
    private final Settings settings;

    ExemptionStore(DSLContext db, SettleStore settle, Settings settings) {
        this.db = db;
        this.settle = settle;
        this.settings = settings;
    }

    /** @param until last day it holds; null: until it is lifted */
    public record Terms(
            String type,
            @Nullable String reason,
            @Nullable String approvedBy,
            @Nullable LocalDate until) {}

    /** @param whom a rule each; 0: exempt from the content. One that stands already takes the new terms. */
    public void grant(int contentId, List<Gone> whom, Terms terms, Written entry) {
        if (whom.isEmpty()) {
            return;
        }
        db.execute(
                """
            insert into exemption as e
              (person_id, content_id, rule_id, type, reason, approved_by, until_on, since, entry_id)
            select x.person_id, ?, nullif(x.rule_id, 0), ?, ?, ?, ?::date, ?::timestamptz, ?
            from unnest(?::int[], ?::int[]) as x (person_id, rule_id)
            on conflict (content_id, person_id, coalesce(rule_id, 0)) where ended_at is null
              do update set type = excluded.type, reason = excluded.reason, approved_by = excluded.approved_by,
                            until_on = excluded.until_on""",
                contentId,
                terms.type(),
                terms.reason(),
                terms.approvedBy(),
                terms.until(),
                entry.at(),
                entry.id(),
                whom.stream().map(Gone::personId).toArray(Integer[]::new),
                whom.stream().map(Gone::rule).toArray(Integer[]::new));
    }

    record Live(int id, @Nullable Integer rule, long entryId) {}

    /** @param rule null: any */
    List<Live> live(int personId, int contentId, @Nullable Integer rule) {
        return db.fetch("""
            select id, rule_id, entry_id from exemption
            where person_id = ? and content_id = ? and ended_at is null and (?::int is null or rule_id = ?::int)
            order by id""", personId, contentId, rule, rule)
                .map(r -> new Live(r.get(0, int.class), r.get(1, Integer.class), r.get(2, long.class)));
    }

    void lift(List<Integer> ids, Written entry) {
        db.execute(
                "update exemption set ended_at = ?::timestamptz, ended_by = ? where id = any(?::int[])",
                entry.at(),
                entry.id(),
                ids.toArray(Integer[]::new));
    }

    /** Ends those whose last day is over where the person is. @return whose */
    public List<Integer> end(Instant at) {
        return db.fetch("""
            update exemption e set ended_at = ?::timestamptz from person p
            where p.id = e.person_id and e.ended_at is null
              and e.until_on < (?::timestamptz at time zone coalesce(p.time_zone, ?))::date
            returning e.person_id""", at, at, settings.current().defaultTimeZone().getId())
                .getValues(0, Integer.class);
    }

    /** The Individual source that an exemption took away, as it was. */
    void giveBack(int personId, int contentId, long takenBy, Written entry) {
        db.execute("""
            insert into source (content_id, person_id, rule_id, since, due_on, due_lifted, due_given, entry_id)
            select content_id, person_id, rule_id, valid_from, due_on, due_lifted, due_given, entry_id
            from source_past where content_id = ? and person_id = ? and rule_id = 0 and ended_by = ?
            on conflict do nothing""", contentId, personId, takenBy);
        db.execute("""
            insert into assignment (person_id, content_id, required, due_on, due_lifted, assigned_at)
            select s.person_id, s.content_id, true, s.due_on, s.due_lifted, ?::timestamptz
            from source s where s.content_id = ? and s.person_id = ? and s.rule_id = 0
            on conflict do nothing""", entry.at(), contentId, personId);
        settle.pairs("select ?::int as content_id, ?::int as person_id", contentId, personId);
    }
}
