package dev.muster.assignment.engine;

import dev.muster.assignment.ledger.ContentLocks;
import dev.muster.assignment.ledger.GivingSql;
import dev.muster.assignment.ledger.RulesActor;
import dev.muster.audience.MembershipLock;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.notification.Notices;
import dev.muster.notification.rules.Kind;
import dev.muster.settings.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The difference of a few members of one group, applied by the statement that finds it, if all of it is plain: a new
 * assignment for each source given, and for each source taken an assignment that nothing else holds and nobody has
 * started. Else nothing is written.
 */
@Component
class MembersStore {
    private static final Act APPLY = Act.of(RulesActor.RULES, AuditAction.RULES_APPLY);

    private static final String LOCK = """
        select free and not exists (select from reassess)
               and not exists (select from people_group g where g.kind = 'DYNAMIC' and g.deleted_at is null
                                 and (g.audience @> n.named or g.audience @> n.named_not))
               and not exists (select from rule r where r.kind = 'AUTOMATION' and r.deleted_at is null
                                 and (r.audience @> n.named or r.audience @> n.named_not))
               and coalesce((select bool_and(%s) from unnest(contents) id), true),
               contents, %s
        from (select %s as free,
                     array(select r.content_id from rule r
                           where r.kind = 'GROUP' and r.group_id = ? and r.deleted_at is null order by 1) as contents
              offset 0) x,
             (select jsonb_build_object('all', jsonb_build_array(jsonb_build_object('group', ?::text))) as named,
                     jsonb_build_object('all', jsonb_build_array(jsonb_build_object('notGroup', ?::text))) as named_not) n
        """.formatted(ContentLocks.free("id"), Settings.STORED, MembershipLock.FREE);

    private static final String GIVE = """
        with gain as materialized (%s),
        found as (
          select count(distinct person_id)::int as people, count(*) = 0 as nothing,
                 coalesce(bool_and(fresh and not again and content_id = any(?::int[])
                   and not exists (select from learned l where l.content_id = gain.content_id and l.person_id = gain.person_id)), false) as plain
          from gain),
        entry as (%s), sources as (%s), assignments as (%s), notices as (%s),
        lines as (
          insert into audit_line (at, entry_id, content_id, person_id, after)
          select at, id, content_id, person_id, jsonb_build_object('sources', jsonb_build_array(rule_id)) from gain, entry)
        select nothing or plain from found""".formatted(
                    DifferenceSql.gains(RuleHolders.ofMembers()),
                    AuditLog.WRITE.formatted("found where plain"),
                    GivingSql.sources("at", "id", "gain, entry"),
                    GivingSql.assignments("at", "gain, entry"),
                    Notices.queueFirst("gain, entry"));

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

    /** What a group gives, locked. @param settings in force */
    record Locked(int groupId, Integer[] contents, Settings.Values settings) {}

    /**
     * Locks what the group gives, without waiting.
     *
     * @return empty if somebody is at any of it, the engine has work waiting, or audiences name the group
     */
    Optional<Locked> lock(int groupId) {
        String id = String.valueOf(groupId);
        Record r = db.fetchSingle(LOCK, groupId, id, id);
        return r.get(0, Boolean.class)
                ? Optional.of(new Locked(groupId, r.get(1, Integer[].class), settings.of(r.get(2, String.class))))
                : Optional.empty();
    }

    /** Gives, writes it into the log, and queues what there is to tell. @return whether it was plain */
    boolean give(Locked group, List<Integer> people, Instant at) {
        List<@Nullable Object> binds = binds(group, at);
        binds.add(group.settings().minimumDays());
        binds.add(people.toArray(Integer[]::new));
        binds.add(group.groupId());
        binds.add(group.contents());
        binds.addAll(AuditLog.binds(APPLY, at));
        binds.addAll(Notices.binds(Kind.ASSIGNED, group.settings()));
        return plain(GIVE, binds);
    }

    /** Takes, and writes it into the log. @return whether it was plain */
    boolean take(Locked group, List<Integer> people, Instant at) {
        List<@Nullable Object> binds = binds(group, at);
        binds.add(people.toArray(Integer[]::new));
        binds.add(group.groupId());
        binds.add(group.contents());
        binds.addAll(AuditLog.binds(APPLY, at));
        return plain(TAKE, binds);
    }

    private static List<@Nullable Object> binds(Locked group, Instant at) {
        List<@Nullable Object> binds = new ArrayList<>();
        binds.add(at);
        binds.add(group.settings().defaultTimeZone().getId());
        return binds;
    }

    private boolean plain(String sql, List<@Nullable Object> binds) {
        return db.fetchSingle(sql, binds.toArray()).get(0, Boolean.class);
    }
}
