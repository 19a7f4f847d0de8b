package dev.muster.assignment.reassess;

import static dev.muster.assignment.ledger.SqlNumbers.numbered;
import static dev.muster.shared.NamedSql.named;

import dev.muster.assignment.ledger.Pair;
import dev.muster.people.PersonDay;
import dev.muster.settings.Settings;
import dev.muster.shared.NamedSql;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What has run out by the calendar alone, where that changes what is shown. */
@Component
class RunOutStore {
    /**
     * Who is under way in a module of which a course has run out since its progress was last worked out: what is shown is
     * not what {@code ModuleProgress} would say today.
     */
    private static final String FALLEN = numbered("""
            from assignment a
            join content m on m.id = a.content_id and m.kind = 'MODULE'
            join person p on p.id = a.person_id
            cross join lateral {today}
            where (a.state = {inProgress} or a.renewal is not null)
              and exists (
                select from completion k
                where k.person_id = a.person_id and k.context = a.content_id and k.expires_on < t.today
                  and k.content_id in (select mc.course_id from module_course mc
                                       where mc.module_id = m.id and mc.version = m.version))
              and coalesce(a.renewal, a.progress) <> (
                select coalesce(sum(case when k.id is not null and (k.expires_on is null or k.expires_on >= t.today) then 100
                                         else coalesce(o.progress, 0) end) / nullif(count(*), 0), 0)
                from module_course mc
                left join attempt ma on ma.person_id = a.person_id and ma.content_id = m.id and ma.context = 0
                  and ma.ended_at is null
                left join lateral (
                  select k.id, k.expires_on from completion k
                  where k.person_id = a.person_id and k.content_id = mc.course_id and k.context = m.id
                    and not exists (select from completion_void v where v.completion_id in (k.id, k.credited_from))
                    and k.completed_at > coalesce((select max(r.at) from reset r
                          where r.person_id = a.person_id and r.content_id = mc.course_id and r.context = m.id), '-infinity')
                  order by k.completed_at desc, k.id desc limit 1) k on true
                left join lateral (
                  select v.progress from open_attempt v
                  where v.person_id = a.person_id and v.content_id = mc.course_id and v.context = m.id limit 1) o on true
                where mc.module_id = m.id and mc.version = m.version
                  and (mc.optional_before is null or ma.id is null or mc.optional_before <= ma.started_at))
            """);

    /**
     * Whose completion has run out where the same course is completed elsewhere, and still counts: credit from there takes
     * its place. Looked for as long after as a node may have slept.
     */
    private static final String REPLACED = numbered("""
            from assignment a
            join person p on p.id = a.person_id
            cross join lateral {today}
            cross join lateral (
              select c.id as course_id, 0 as context from content c where c.id = a.content_id and c.kind = 'COURSE'
              union all
              select mc.course_id, m.id from content m join module_course mc on mc.module_id = m.id and mc.version = m.version
              where m.id = a.content_id and m.kind = 'MODULE') q
            where a.state = {completed} and a.expires_on < t.today and a.expires_on >= :earliest::date
              and exists (
                select from completion k
                where k.person_id = a.person_id and k.content_id = q.course_id and k.context = q.context
                  and k.expires_on < t.today)
              and exists (
                select from completion k
                where k.person_id = a.person_id and k.content_id = q.course_id and k.context <> q.context
                  and k.credited_from is null and (k.context <> 0 or :alsoStandalone) and (k.expires_on is null or k.expires_on >= t.today)
                  and not exists (select from completion_void v where v.completion_id = k.id))
            """);

    private static final String ALL = "select distinct a.person_id, a.content_id ";
    private static final String BY_CONTENT = " order by 2, 1";
    private static final int DAYS_ASLEEP = 31;

    private final DSLContext db;
    private final Settings settings;
    private final Clock clock;

    RunOutStore(DSLContext db, Settings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    /** By content, ascending. */
    Map<Integer, List<Pair>> fallen() {
        return pairs(named(ALL + FALLEN + BY_CONTENT));
    }

    /** By content, ascending. */
    Map<Integer, List<Pair>> replaced() {
        Settings.Values s = settings.current();
        LocalDate today = LocalDate.ofInstant(clock.instant(), s.defaultTimeZone());
        return pairs(named(ALL + REPLACED + BY_CONTENT)
                .bind("earliest", today.minusDays(DAYS_ASLEEP))
                .bind("alsoStandalone", s.standaloneCompletionsCountInModules()));
    }

    private Map<Integer, List<Pair>> pairs(NamedSql of) {
        Map<Integer, List<Pair>> all = new LinkedHashMap<>();
        db.fetch(of.piece("today", PersonDay.lateral(":at::timestamptz", "p", ":zone"))
                        .bind("at", clock.instant())
                        .bind("zone", settings.current().defaultTimeZone().getId())
                        .sql())
                .forEach(r -> all.computeIfAbsent(r.get(1, Integer.class), _ -> new ArrayList<>())
                        .add(new Pair(r.get(0, Integer.class), r.get(1, Integer.class))));
        return all;
    }
}
