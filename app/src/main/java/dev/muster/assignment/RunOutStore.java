package dev.muster.assignment;

import dev.muster.settings.Settings;
import java.time.Clock;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Who is under way in a module of which a course has run out since its progress was last worked out: what is shown is not
 * what {@code ModuleProgress} would say today.
 */
@Component
class RunOutStore {
    private static final String FALLEN = """
            from assignment a
            join content m on m.id = a.content_id and m.kind = 'MODULE'
            join person p on p.id = a.person_id
            cross join lateral (select (?::timestamptz at time zone coalesce(p.time_zone, ?))::date as today) t
            where (a.state = 1 or a.renewal is not null)
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
            """;

    private final DSLContext db;
    private final Settings settings;
    private final Clock clock;

    RunOutStore(DSLContext db, Settings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    /** Ascending. */
    List<Integer> modules() {
        return db.fetch("select distinct a.content_id " + FALLEN + " order by 1", clock.instant(), zone())
                .into(Integer.class);
    }

    List<Pair> people(int moduleId) {
        return db.fetch(
                        "select a.person_id, a.content_id " + FALLEN + " and a.content_id = ? order by 1",
                        clock.instant(),
                        zone(),
                        moduleId)
                .into(Pair.class);
    }

    private String zone() {
        return settings.current().defaultTimeZone().getId();
    }
}
