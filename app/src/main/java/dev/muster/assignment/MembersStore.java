package dev.muster.assignment;

import dev.muster.audience.MembershipLock;
import dev.muster.audit.AuditLog;
import dev.muster.settings.Settings;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/**
 * The difference of a few members of one group, applied by the statement that finds it, if all of it is plain: a new
 * assignment for each source given, and for each source taken an assignment that nothing else holds and nobody has
 * started. Else nothing is written.
 */
@Component
class MembersStore {
    private static final String LOCK = """
        select free and not exists (select from reassess)
               and not exists (select from people_group g where g.kind = 'DYNAMIC' and g.deleted_at is null
                                 and (g.audience @> n.named or g.audience @> n.named_not))
               and not exists (select from rule r where r.kind = 'AUTOMATION' and r.deleted_at is null
                                 and (r.audience @> n.named or r.audience @> n.named_not))
               and coalesce((select bool_and(%s) from unnest(contents) id), true),
               contents
        from (select %s as free,
                     array(select r.content_id from rule r
                           where r.kind = 'GROUP' and r.group_id = ? and r.deleted_at is null order by 1) as contents
              offset 0) x,
             (select jsonb_build_object('all', jsonb_build_array(jsonb_build_object('group', ?::text))) as named,
                     jsonb_build_object('all', jsonb_build_array(jsonb_build_object('notGroup', ?::text))) as named_not) n
        """.formatted(ContentLocks.free("id"), MembershipLock.FREE);

    private static final String GIVE = """
        with gain as materialized (%s),
        found as (
          select count(distinct person_id)::int as people, count(*) = 0 as nothing,
                 coalesce(bool_and(fresh and not again and content_id = any(?::int[])
                   and not exists (select from learned l where l.content_id = gain.content_id and l.person_id = gain.person_id)), false) as plain
          from gain),
        entry as (%s), sources as (%s), assignments as (%s),
        lines as (
          insert into audit_line (at, entry_id, content_id, person_id, after)
          select at, id, content_id, person_id, jsonb_build_object('sources', jsonb_build_array(rule_id)) from gain, entry)
        select nothing, (select id from entry), array(select content_id from gain), array(select person_id from gain)
        from found""".formatted(
                    DifferenceSql.gains(Holders.ofMembers()),
                    AuditLog.WRITE.formatted("found where plain"),
                    GivingSql.sources("at", "id", "gain, entry"),
                    GivingSql.assignments("at", "gain, entry"));

    private static final String TAKE = """
        with loss as materialized (%s),
        found as (
          select count(distinct l.person_id)::int as people, count(*) = 0 as nothing,
                 coalesce(bool_and(not l.keep and l.content_id = any(?::int[]) and a.state = 0 and a.renewal is null
                   and not exists (select from source s where s.content_id = l.content_id and s.person_id = l.person_id
                                   and s.rule_id <> l.rule_id)), false) as plain
          from loss l join assignment a on a.person_id = l.person_id and a.content_id = l.content_id),
        entry as (%s),
        sources as (
          delete from source s using loss l, entry
          where s.content_id = l.content_id and s.person_id = l.person_id and s.rule_id = l.rule_id
          returning s.*),
        sources_past as (%s),
        assignments as (
          delete from assignment a using loss l, entry where a.person_id = l.person_id and a.content_id = l.content_id
          returning a.*),
        assignments_past as (%s),
        lines as (
          insert into audit_line (at, entry_id, content_id, person_id, before)
          select at, id, content_id, person_id, jsonb_build_object('sources', jsonb_build_array(rule_id)) from loss, entry)
        select nothing or plain from found""".formatted(
                    DifferenceSql.lossesOfMembers(),
                    AuditLog.WRITE.formatted("found where plain"),
                    GivingSql.sourcesPast("at", "id", "sources, entry"),
                    GivingSql.assignmentsPast("at", "id", "assignments, entry"));

    private final DSLContext db;
    private final Settings settings;

    MembersStore(DSLContext db, Settings settings) {
        this.db = db;
        this.settings = settings;
    }

    /**
     * Locks what the group gives, without waiting.
     *
     * @return its contents; empty if somebody is at any of it, the engine has work waiting, or audiences name the group
     */
    Optional<Integer[]> lock(int groupId) {
        String id = String.valueOf(groupId);
        Record r = db.fetchSingle(LOCK, groupId, id, id);
        return r.get(0, Boolean.class) ? Optional.of(r.get(1, Integer[].class)) : Optional.empty();
    }

    /** What was given: the entry and its pairs. @param entry 0: nothing was due */
    record Given(long entry, Integer[] contents, Integer[] people) {}

    /** @param contents those locked. @return empty if it is not plain */
    Optional<Given> give(int groupId, List<Integer> people, Integer[] contents, Instant at) {
        Settings.Values s = settings.current();
        Record r = db.fetchSingle(
                GIVE,
                at,
                s.defaultTimeZone().getId(),
                s.minimumDays(),
                people.toArray(Integer[]::new),
                groupId,
                contents,
                at,
                Engine.RULES.kind().name(),
                Engine.RULES.name(),
                Engine.APPLY);
        Long entry = r.get(1, Long.class);
        boolean nothing = r.get(0, Boolean.class);
        return entry == null && !nothing
                ? Optional.empty()
                : Optional.of(
                        new Given(entry == null ? 0 : entry, r.get(2, Integer[].class), r.get(3, Integer[].class)));
    }

    /** @param contents those locked. @return whether it was plain */
    boolean take(int groupId, List<Integer> people, Integer[] contents, Instant at) {
        return db.fetchSingle(
                        TAKE,
                        at,
                        settings.current().defaultTimeZone().getId(),
                        people.toArray(Integer[]::new),
                        groupId,
                        contents,
                        at,
                        Engine.RULES.kind().name(),
                        Engine.RULES.name(),
                        Engine.APPLY)
                .get(0, Boolean.class);
    }
}
