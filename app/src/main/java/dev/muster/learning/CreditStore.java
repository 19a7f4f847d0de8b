package dev.muster.learning;

import static dev.muster.shared.NamedSql.named;

import dev.muster.audit.AuditLog.Written;
import dev.muster.learning.LearningFacts.Key;
import dev.muster.learning.rules.Crediting.Made;
import dev.muster.learning.rules.Crediting.Requirement;
import dev.muster.people.PersonDay;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/** Credit between contexts as completions that point at the one they come from. */
@Component
class CreditStore {
    private final DSLContext db;

    CreditStore(DSLContext db) {
        this.db = db;
    }

    /** One course that somebody is asked for. @param context 0 standalone, else the module */
    record Asked(int personId, int courseId, int context) {}

    /** @param made every completion of the course by the person, in whatever context */
    record Case(Requirement requirement, List<Made> made) {}

    /**
     * What there is to decide: the requirements whose course the person has completed anywhere else.
     *
     * @param keys courses as standalone ones, modules for their courses
     * @param zone of people who have none of their own
     */
    Map<Asked, Case> cases(Collection<Key> keys, Instant at, String zone) {
        Integer[] people = keys.stream().map(Key::personId).toArray(Integer[]::new);
        Integer[] contents = keys.stream().map(Key::contentId).toArray(Integer[]::new);
        Map<Asked, Case> cases = new LinkedHashMap<>();
        db.fetch(named("""
            select q.person_id, q.content_id, q.context, t.today, k.id, k.context as made_in, k.completed_at, k.expires_on,
                   k.credited_from is not null as credit,
                   exists (select from completion_void v where v.completion_id in (k.id, k.credited_from)) as voided,
                   (select max(r.at) from reset r
                    where r.person_id = q.person_id and r.content_id = q.content_id and r.context = q.context) as reset_at
            from (
              select x.person_id, mc.course_id as content_id, m.id as context
              from unnest(:people::int[], :contents::int[]) as x (person_id, content_id)
              join content m on m.id = x.content_id and m.kind = 'MODULE'
              join module_course mc on mc.module_id = m.id and mc.version = m.version
              union all
              select x.person_id, c.id, 0
              from unnest(:people::int[], :contents::int[]) as x (person_id, content_id)
              join content c on c.id = x.content_id and c.kind = 'COURSE') q
            join person p on p.id = q.person_id
            cross join lateral {today}
            join completion k on k.person_id = q.person_id and k.content_id = q.content_id
            where exists (select from completion o where o.person_id = q.person_id and o.content_id = q.content_id
                            and o.context <> q.context)
            order by q.person_id, q.content_id, q.context, k.id""")
                        .piece("today", PersonDay.lateral(":at::timestamptz", "p", ":zone"))
                        .bind("people", people)
                        .bind("contents", contents)
                        .bind("at", at)
                        .bind("zone", zone)
                        .sql())
                .forEach(r -> cases.computeIfAbsent(asked(r), _ -> new Case(requirement(r), new ArrayList<>()))
                        .made()
                        .add(made(r)));
        return cases;
    }

    private static Asked asked(Record r) {
        return new Asked(
                r.get("person_id", Integer.class), r.get("content_id", Integer.class), r.get("context", Integer.class));
    }

    private static Requirement requirement(Record r) {
        return new Requirement(
                r.get("context", Integer.class), r.get("reset_at", Instant.class), r.get("today", LocalDate.class));
    }

    private static Made made(Record r) {
        return new Made(
                r.get("id", Long.class),
                r.get("made_in", Integer.class),
                r.get("completed_at", Instant.class),
                r.get("expires_on", LocalDate.class),
                r.get("voided", Boolean.class),
                r.get("credit", Boolean.class));
    }

    /** A requirement and the completion that it is credited with. */
    record Given(Asked to, long from) {}

    /** Writes the credits; what was under way for a requirement ends with its own. */
    void give(List<Given> given, Written entry) {
        Long[] from = given.stream().map(Given::from).toArray(Long[]::new);
        Integer[] contexts = given.stream().map(g -> g.to().context()).toArray(Integer[]::new);
        db.execute(named("""
            with ended as (
              update attempt a set ended_at = :at::timestamptz, ended_as = 'COMPLETED'
              from unnest(:from::bigint[], :contexts::int[]) as g (id, context) join completion k on k.id = g.id
              where a.person_id = k.person_id and a.content_id = k.content_id and a.context = g.context and a.ended_at is null
              returning a.id, a.person_id, a.content_id, a.context)
            insert into completion (person_id, content_id, version, context, completed_at, score, expires_on, origin,
                                    evidence, attempt_id, credited_from, person_name, person_role, recorded_at)
            select k.person_id, k.content_id, k.version, g.context, k.completed_at, k.score, k.expires_on, k.origin,
                   k.evidence, a.id, k.id, k.person_name, k.person_role, :at::timestamptz
            from unnest(:from::bigint[], :contexts::int[]) as g (id, context)
            join completion k on k.id = g.id
            left join ended a on a.person_id = k.person_id and a.content_id = k.content_id and a.context = g.context
            on conflict do nothing""")
                .bind("at", entry.at())
                .bind("from", from)
                .bind("contexts", contexts)
                .sql());
        db.execute(named("""
            insert into audit_line (at, entry_id, content_id, person_id, after)
            select :at::timestamptz, :entry, k.content_id, k.person_id,
                   jsonb_build_object('creditFrom', k.id, 'context', g.context) || coalesce(completion_seal(n), '{}')
            from unnest(:from::bigint[], :contexts::int[]) as g (id, context) join completion k on k.id = g.id
            left join lateral (
              select c.* from completion c
              where c.person_id = k.person_id and c.content_id = k.content_id and c.context = g.context
                and c.credited_from = k.id and c.recorded_at = :at::timestamptz
              order by c.id desc limit 1) n on true""")
                .bind("at", entry.at())
                .bind("entry", entry.id())
                .bind("from", from)
                .bind("contexts", contexts)
                .sql());
    }
}
