package dev.muster.assignment.exemption;

import static dev.muster.shared.NamedSql.named;

import dev.muster.assignment.ledger.HandStore.OneSource;
import dev.muster.audit.AuditLog.Written;
import dev.muster.people.PersonDay;
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
    private final Settings settings;

    ExemptionStore(DSLContext db, Settings settings) {
        this.db = db;
        this.settings = settings;
    }

    /** @param until last day it holds; null: until it is lifted */
    public record Terms(
            String type,
            @Nullable String reason,
            @Nullable String approvedBy,
            @Nullable LocalDate until) {}

    /** @param whom a rule each; 0: exempt from the content. One that stands already takes the new terms. */
    public void grant(int contentId, List<OneSource> whom, Terms terms, Written entry) {
        if (whom.isEmpty()) {
            return;
        }
        db.execute(named("""
            insert into exemption as e
              (person_id, content_id, rule_id, type, reason, approved_by, until_on, since, entry_id)
            select x.person_id, :content, nullif(x.rule_id, 0), :type, :reason, :approvedBy, :until::date, :at::timestamptz, :entry
            from unnest(:people::int[], :rules::int[]) as x (person_id, rule_id)
            on conflict (content_id, person_id, coalesce(rule_id, 0)) where ended_at is null
              do update set type = excluded.type, reason = excluded.reason, approved_by = excluded.approved_by,
                            until_on = excluded.until_on""")
                .bind("content", contentId)
                .bind("type", terms.type())
                .bind("reason", terms.reason())
                .bind("approvedBy", terms.approvedBy())
                .bind("until", terms.until())
                .bind("at", entry.at())
                .bind("entry", entry.id())
                .bind("people", whom.stream().map(OneSource::personId).toArray(Integer[]::new))
                .bind("rules", whom.stream().map(OneSource::rule).toArray(Integer[]::new))
                .sql());
    }

    record Live(int id, @Nullable Integer rule, long entryId) {}

    /** @param rule null: any */
    List<Live> live(int personId, int contentId, @Nullable Integer rule) {
        return db.fetch(named("""
            select id, rule_id, entry_id from exemption
            where person_id = :person and content_id = :content and ended_at is null and (:rule::int is null or rule_id = :rule::int)
            order by id""")
                        .bind("person", personId)
                        .bind("content", contentId)
                        .bind("rule", rule)
                        .sql())
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
        return db.fetch(named("""
            update exemption e set ended_at = :at::timestamptz from person p
            where p.id = e.person_id and e.ended_at is null and e.until_on < {today}
            returning e.person_id""")
                        .piece("today", PersonDay.today(":at::timestamptz", "p", ":zone"))
                        .bind("at", at)
                        .bind("zone", settings.current().defaultTimeZone().getId())
                        .sql())
                .getValues(0, Integer.class);
    }
}
