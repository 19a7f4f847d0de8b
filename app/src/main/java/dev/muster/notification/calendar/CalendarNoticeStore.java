package dev.muster.notification.calendar;

import static dev.muster.shared.NamedSql.named;

import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.notification.calendar.ToTell.One;
import dev.muster.notification.rules.Kind;
import dev.muster.shared.NamedSql;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Queues what the calendar tells. A thing is told once for a day: the database holds it to that. */
@Component
class CalendarNoticeStore {
    private static final long LOCK = 0x63616c656e646172L;

    private final DSLContext db;

    CalendarNoticeStore(DSLContext db) {
        this.db = db;
    }

    /** One round at a time writes, whatever node it runs on; the next sees what it wrote. */
    void lock() {
        db.execute("select pg_advisory_xact_lock(?)", LOCK);
    }

    /** What was queued now, under which entry of the log. */
    record Queued(long entryId, int personId, int contentId) {}

    /** A thing to tell a manager about somebody. */
    record ForManager(long entryId, int managerId, One about) {}

    private static final String QUEUE = """
        with untold as materialized ({untold}),
        entry as ({writing}),
        queued as (
          insert into notice (entry_id, kind, queued_at, not_before, content_id, person_id, for_day, counts_from)
          select e.id, :kind, e.at, :notBefore::timestamptz, u.content_id, u.person_id, u.for_day, u.counts_from
          from untold u cross join entry e order by u.person_id),
        lines as (
          insert into audit_line (at, entry_id, content_id, person_id, after)
          select e.at, e.id, u.content_id, u.person_id, jsonb_build_object('told', :kind) from untold u cross join entry e)
        select e.id as entry_id, u.person_id, u.content_id from untold u cross join entry e""";

    /** Those of them that were not queued for their day before; writes their entry of the log. */
    List<Queued> queue(Kind kind, List<One> all, Act act, Instant at, Instant notBefore) {
        NamedSql people =
                named("(select count(distinct person_id)::int as people from untold having count(*) > 0) each_of_them");
        return db.fetch(named(QUEUE)
                        .piece("untold", untoldOf(kind, all))
                        .piece("writing", AuditLog.writing(act, at, people))
                        .bind("kind", kind.name())
                        .bind("notBefore", notBefore)
                        .sql())
                .into(Queued.class);
    }

    /** Whether each of them was not told yet. */
    List<Queued> untold(Kind kind, List<One> all) {
        return db.fetch(named("select 0::bigint as entry_id, person_id, content_id from ({untold}) u")
                        .piece("untold", untoldOf(kind, all))
                        .sql())
                .into(Queued.class);
    }

    private static NamedSql untoldOf(Kind kind, List<One> all) {
        return named("""
            select x.person_id, x.content_id, x.for_day, x.counts_from
            from unnest(:people::int[], :contents::int[], :days::date[], :from::date[]) as x (person_id, content_id, for_day, counts_from)
            where (
              select true from notice n
              where n.person_id = x.person_id and n.content_id = x.content_id and n.kind = :kind and n.for_day = x.for_day
                and n.about_id = 0 limit 1) is null""")
                .bind("people", all.stream().map(One::personId).toArray(Integer[]::new))
                .bind("contents", all.stream().map(One::contentId).toArray(Integer[]::new))
                .bind("days", all.stream().map(One::day).toArray(LocalDate[]::new))
                .bind("from", all.stream().map(One::countsFrom).toArray(LocalDate[]::new))
                .bind("kind", kind.name());
    }

    void queueForManagers(Kind kind, List<ForManager> all, Instant at, Instant notBefore) {
        db.execute(named("""
            insert into notice (entry_id, kind, queued_at, not_before, content_id, person_id, about_id, for_day, counts_from)
            select entry_id, :kind, :at::timestamptz, :notBefore::timestamptz, content_id, person_id, about_id, for_day, counts_from
            from unnest(:entries::bigint[], :managers::int[], :people::int[], :contents::int[], :days::date[], :from::date[])
              as x (entry_id, person_id, about_id, content_id, for_day, counts_from)
            on conflict do nothing""")
                .bind("kind", kind.name())
                .bind("at", at)
                .bind("notBefore", notBefore)
                .bind("entries", all.stream().map(ForManager::entryId).toArray(Long[]::new))
                .bind("managers", all.stream().map(ForManager::managerId).toArray(Integer[]::new))
                .bind("people", all.stream().map(m -> m.about().personId()).toArray(Integer[]::new))
                .bind("contents", all.stream().map(m -> m.about().contentId()).toArray(Integer[]::new))
                .bind("days", all.stream().map(m -> m.about().day()).toArray(LocalDate[]::new))
                .bind("from", all.stream().map(m -> m.about().countsFrom()).toArray(LocalDate[]::new))
                .sql());
    }

    /** A summary for one day, to managers with an address who have none for it yet. @return to how many */
    int queueSummary(long entryId, List<Integer> managers, LocalDate day, Instant at) {
        return db.execute(named("""
            insert into notice (entry_id, kind, queued_at, not_before, content_id, person_id, for_day)
            select :entry, :kind, :at::timestamptz, :at::timestamptz, 0, p.id, :day::date
            from person p where p.id = any(:managers::int[])
            on conflict do nothing""")
                .bind("entry", entryId)
                .bind("kind", Kind.SUMMARY.name())
                .bind("at", at)
                .bind("day", day)
                .bind("managers", managers.toArray(Integer[]::new))
                .sql());
    }
}
