package dev.muster.learning;

import dev.muster.audit.AuditLog.Written;
import dev.muster.learning.LearningFacts.Key;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/**
 * Credit between contexts (behaviour 7) as completions that point at the one they come from. Credit needs a completion
 * that stands, is valid today, was made inside a module (standalone: by setting) and after the requirement was last
 * reassigned; a credit gives no further credit.
 */
@Component
class CreditStore {
    private final DSLContext db;

    CreditStore(DSLContext db) {
        this.db = db;
    }

    /** (person_id, content_id, context, reset_at) of requirements nobody has a valid completion for yet. */
    private static final String WANTED = """
            select w.*, t.today from (
              select x.person_id, mc.course_id as content_id, m.id as context
              from unnest(?::int[], ?::int[]) as x (person_id, content_id)
              join content m on m.id = x.content_id and m.kind = 'MODULE'
              join module_course mc on mc.module_id = m.id and mc.version = m.version
              union all
              select x.person_id, c.id, 0
              from unnest(?::int[], ?::int[]) as x (person_id, content_id)
              join content c on c.id = x.content_id and c.kind = 'COURSE') q
            join person p on p.id = q.person_id
            cross join lateral (select (?::timestamptz at time zone coalesce(p.time_zone, ?))::date as today) t
            cross join lateral (
              select q.*, coalesce(max(r.at), '-infinity') as reset_at from reset r
              where r.person_id = q.person_id and r.content_id = q.content_id and r.context = q.context) w
            where not exists (
              select from completion k
              where k.person_id = w.person_id and k.content_id = w.content_id and k.context = w.context
                and k.completed_at > w.reset_at and (k.expires_on is null or k.expires_on >= t.today)
                and not exists (select from completion_void v where v.completion_id in (k.id, k.credited_from)))""";

    /**
     * Gives what can be given.
     *
     * @param keys courses as standalone ones, modules for their courses
     * @param standalone whether a completion made outside of modules counts inside them
     * @param zone of people who have none of their own
     */
    List<Given> give(Collection<Key> keys, boolean standalone, String zone, Instant at) {
        Integer[] people = keys.stream().map(Key::personId).toArray(Integer[]::new);
        Integer[] contents = keys.stream().map(Key::contentId).toArray(Integer[]::new);
        return db.fetch("""
            insert into completion (person_id, content_id, version, context, completed_at, score, expires_on, origin,
                                    evidence, attempt_id, credited_from, person_name, person_role, recorded_at)
            select distinct on (w.person_id, w.content_id, w.context)
                   w.person_id, w.content_id, k.version, w.context, k.completed_at, k.score, k.expires_on, k.origin,
                   k.evidence, a.id, k.id, k.person_name, k.person_role, ?::timestamptz
            from (%s) w
            join completion k on k.person_id = w.person_id and k.content_id = w.content_id and k.context <> w.context
              and k.credited_from is null and (k.context <> 0 or ?)
              and k.completed_at > w.reset_at and (k.expires_on is null or k.expires_on >= w.today)
              and not exists (select from completion_void v where v.completion_id = k.id)
            left join attempt a on a.person_id = w.person_id and a.content_id = w.content_id and a.context = w.context
              and a.ended_at is null
            order by w.person_id, w.content_id, w.context, k.completed_at desc, k.id desc
            on conflict do nothing
            returning person_id, content_id, context, attempt_id, credited_from""".formatted(WANTED), at, people, contents, people, contents, at, zone, standalone)
                .map(CreditStore::given);
    }

    /** @param attemptId what was under way for it, and ends with it; 0: nothing */
    record Given(int personId, int contentId, int context, long attemptId, long creditedFrom) {}

    private static Given given(Record r) {
        Long attempt = r.get("attempt_id", Long.class);
        return new Given(
                r.get("person_id", Integer.class),
                r.get("content_id", Integer.class),
                r.get("context", Integer.class),
                attempt == null ? 0 : attempt,
                r.get("credited_from", Long.class));
    }

    void endAttempts(Collection<Given> given, Written at) {
        db.execute(
                """
            update attempt set ended_at = ?::timestamptz, ended_as = 'COMPLETED' where id = any(?::bigint[])""",
                at.at(),
                given.stream().map(Given::attemptId).filter(id -> id != 0).toArray(Long[]::new));
    }

    void lines(Collection<Given> given, Written entry) {
        db.execute(
                """
            insert into audit_line (at, entry_id, content_id, person_id, after)
            select ?::timestamptz, ?, g.content_id, g.person_id,
                   jsonb_build_object('creditFrom', g.credited_from, 'context', g.context)
            from unnest(?::int[], ?::int[], ?::int[], ?::bigint[]) as g (person_id, content_id, context, credited_from)""",
                entry.at(),
                entry.id(),
                given.stream().map(Given::personId).toArray(Integer[]::new),
                given.stream().map(Given::contentId).toArray(Integer[]::new),
                given.stream().map(Given::context).toArray(Integer[]::new),
                given.stream().map(Given::creditedFrom).toArray(Long[]::new));
    }
}
