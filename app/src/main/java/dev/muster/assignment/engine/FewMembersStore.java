package dev.muster.assignment.engine;

import static dev.muster.assignment.ledger.SqlNumbers.numbered;
import static dev.muster.shared.NamedSql.named;

import dev.muster.assignment.ledger.ContentLocks;
import dev.muster.assignment.ledger.LastSourceSql;
import dev.muster.assignment.ledger.LedgerSql;
import dev.muster.assignment.ledger.RulesActor;
import dev.muster.audience.groups.MembershipLock;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.notification.Notices;
import dev.muster.notification.rules.Kind;
import dev.muster.settings.Settings;
import dev.muster.shared.NamedSql;
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
class FewMembersStore {
    private static final Act APPLY = Act.of(RulesActor.RULES, AuditAction.RULES_APPLY);

    private static final String LOCK =
            """
        select free and not exists (select from reassess)
               and not exists (select from people_group g where g.kind = 'DYNAMIC' and g.deleted_at is null
                                 and (g.audience @> n.named or g.audience @> n.named_not))
               and not exists (select from rule r where r.kind = 'AUTOMATION' and r.deleted_at is null
                                 and (r.audience @> n.named or r.audience @> n.named_not))
               and coalesce((select bool_and(%s) from unnest(contents) id), true),
               contents, %s
        from (select %s as free,
                     array(select r.content_id from rule r
                           where r.kind = 'GROUP' and r.group_id = :group and r.deleted_at is null order by 1) as contents
              offset 0) x,
             (select jsonb_build_object('all', jsonb_build_array(jsonb_build_object('group', :id::text))) as named,
                     jsonb_build_object('all', jsonb_build_array(jsonb_build_object('notGroup', :id::text))) as named_not) n
        """.formatted(ContentLocks.tryExclusive("id"), Settings.STORED, MembershipLock.TRY_SHARED);

    private static final String GIVE = """
        with gain as materialized ({gain}),
        found as (
          select count(distinct person_id)::int as people, count(*) = 0 as nothing,
                 coalesce(bool_and(fresh and not again and content_id = any(:contents::int[])
                   and not exists (select from learned l where l.content_id = gain.content_id and l.person_id = gain.person_id)), false) as plain
          from gain),
        entry as ({entry}), sources as ({sources}), assignments as ({assignments}), notices as ({notices}),
        lines as (
          insert into audit_line (at, entry_id, content_id, person_id, after)
          select at, id, content_id, person_id, jsonb_build_object('sources', jsonb_build_array(rule_id)) from gain, entry)
        select nothing or plain from found""";

    private static final String TAKE = numbered("""
        with loss as materialized ({loss}),
        found as (
          select count(distinct l.person_id)::int as people, count(*) = 0 as nothing,
                 coalesce(bool_and(not l.keep and l.content_id = any(:contents::int[]) and {removed} and a.renewal is null
                   and not exists (select from source s where s.content_id = l.content_id and s.person_id = l.person_id
                                   and s.rule_id <> l.rule_id)), false) as plain
          from loss l join assignment a on a.person_id = l.person_id and a.content_id = l.content_id),
        entry as ({entry}),
        sources as (
          delete from source s using loss l, entry
          where s.content_id = l.content_id and s.person_id = l.person_id and s.rule_id = l.rule_id
          returning s.*),
        sources_past as ({sourcesPast}),
        assignments as (
          delete from assignment a using loss l, entry where a.person_id = l.person_id and a.content_id = l.content_id
          returning a.*),
        assignments_past as ({assignmentsPast}),
        lines as (
          insert into audit_line (at, entry_id, content_id, person_id, before)
          select at, id, content_id, person_id, jsonb_build_object('sources', jsonb_build_array(rule_id)) from loss, entry)
        select nothing or plain from found""");

    private static final NamedSql FOUND = named("found where plain");

    private final DSLContext db;
    private final Settings settings;

    FewMembersStore(DSLContext db, Settings settings) {
        this.db = db;
        this.settings = settings;
    }

    /** What a group gives, locked. @param settings in force */
    record Locked(int groupId, Integer[] contents, Settings.Values settings) {
        private NamedSql names(String difference, List<Integer> people, Instant at) {
            return named(difference)
                    .bind("at", at)
                    .bind("zone", settings.defaultTimeZone().getId())
                    .bind("ids", people.toArray(Integer[]::new))
                    .bind("group", groupId);
        }
    }

    /**
     * Locks what the group gives, without waiting.
     *
     * @return empty if somebody is at any of it, the engine has work waiting, or audiences name the group
     */
    Optional<Locked> lock(int groupId) {
        String id = String.valueOf(groupId);
        Record r =
                db.fetchSingle(named(LOCK).bind("group", groupId).bind("id", id).sql());
        return r.get(0, Boolean.class)
                ? Optional.of(new Locked(groupId, r.get(1, Integer[].class), settings.of(r.get(2, String.class))))
                : Optional.empty();
    }

    /** Gives, writes it into the log, and queues what there is to tell. @return whether it was plain */
    boolean give(Locked group, List<Integer> people, Instant at) {
        return plain(named(GIVE)
                .piece(
                        "gain",
                        group.names(DifferenceSql.gains(RuleHolders.ofMembers()), people, at)
                                .bind("minimum", group.settings().minimumDays()))
                .piece("entry", AuditLog.writing(APPLY, at, FOUND))
                .piece("sources", LedgerSql.sources("at", "id", "gain, entry"))
                .piece("assignments", LedgerSql.assignments("at", "gain, entry"))
                .piece("notices", Notices.queueing(Kind.ASSIGNED, group.settings(), "gain, entry"))
                .bind("contents", group.contents()));
    }

    /** Takes, and writes it into the log. @return whether it was plain */
    boolean take(Locked group, List<Integer> people, Instant at) {
        return plain(named(TAKE)
                .piece("loss", group.names(DifferenceSql.lossesOfMembers(), people, at))
                .piece("entry", AuditLog.writing(APPLY, at, FOUND))
                .piece("removed", LastSourceSql.REMOVED)
                .piece("sourcesPast", LedgerSql.sourcesPast("at", "id", "sources, entry"))
                .piece("assignmentsPast", LedgerSql.assignmentsPast("at", "id", "assignments, entry"))
                .bind("contents", group.contents()));
    }

    private boolean plain(NamedSql sql) {
        return db.fetchSingle(sql.sql()).get(0, Boolean.class);
    }
}
