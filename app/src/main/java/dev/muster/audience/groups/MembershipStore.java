package dev.muster.audience.groups;

import static dev.muster.generated.db.Tables.GROUP_MEMBER;
import static dev.muster.generated.db.Tables.PEOPLE_GROUP;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.STUCK;
import static dev.muster.shared.NamedSql.named;

import dev.muster.audience.BitmapStore;
import dev.muster.audience.rules.MembershipDiff.Pair;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.shared.NamedSql;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rows of memberships, now and past: written set-based, a handful of statements whatever the number. */
@Component
class MembershipStore {
    private static final String JOIN = """
        insert into group_member (group_id, person_id, since)
        select u.group_id, u.person_id, :at::timestamptz from unnest(:groups, :people) u (group_id, person_id)
        on conflict do nothing""";

    /** Ends memberships and keeps them as past ones; one that began at this very instant leaves no trace. */
    private static final String LEAVE = """
        gone as (
          delete from group_member m using unnest(:groups, :people) u (group_id, person_id)
          where m.group_id = u.group_id and m.person_id = u.person_id
          returning m.group_id, m.person_id, m.since),
        past as (
          insert into group_member_past (group_id, person_id, valid_from, valid_to)
          select group_id, person_id, since, w.at from gone, (select :at::timestamptz as at) w where since < w.at)
        """;

    /** All that an act on the members of a static group writes, if it changes anything. */
    private static final String CHANGE = """
        with joined as ({joining} returning person_id), {leaving},
        changed as (select person_id, true as joins from joined union all select person_id, false from gone),
        touched as (
          update people_group set version = version + 1 where id = :group and exists (select from changed)
          returning id, version),
        entry as ({entry}),
        lines as (
          insert into audit_line (at, entry_id, person_id, before, after)
          select e.at, e.id, c.person_id, case when not c.joins then g.value end, case when c.joins then g.value end
          from changed c, entry e, (select jsonb_build_object('group', id::text) as value from touched) g),
        moved as ({moved})
        select (select count(*)::int from person p where p.id = any(:people)), coalesce(touched.version, 0),
               (select count(*)::int from group_member m where m.group_id = touched.id),
               array(select person_id from joined), array(select person_id from gone), (select id from entry)
        from (select) one left join touched on true""";

    private static final NamedSql CHANGED = named("(select count(*)::int as people from changed) c, touched");

    /** One that failed is left alone until it is tried again. */
    private static final Condition IS_NOT_STUCK =
            DSL.notExists(DSL.selectOne().from(STUCK).where(STUCK.GROUP_ID.eq(PEOPLE_GROUP.ID)));

    private final DSLContext db;

    MembershipStore(DSLContext db) {
        this.db = db;
    }

    /** A dynamic group as it is stored. */
    record Dynamic(int groupId, String audience, @Nullable String frozen) {}

    /** All of them; an edit of one waits until the caller's transaction ends, and the other way round. */
    List<Dynamic> dynamicGroups() {
        return db.select(PEOPLE_GROUP.ID, PEOPLE_GROUP.AUDIENCE, PEOPLE_GROUP.FROZEN)
                .from(PEOPLE_GROUP)
                .where(PEOPLE_GROUP.KIND.eq(Group.Kind.DYNAMIC.name()), PEOPLE_GROUP.DELETED_AT.isNull(), IS_NOT_STUCK)
                .orderBy(PEOPLE_GROUP.ID)
                .forShare()
                .fetch(r -> new Dynamic(r.value1(), r.value2().data(), r.value3()));
    }

    /** One of them, for a refresh of the whole group; refreshes of one group queue up. */
    Optional<Dynamic> lockDynamic(int groupId) {
        return db.select(PEOPLE_GROUP.ID, PEOPLE_GROUP.AUDIENCE, PEOPLE_GROUP.FROZEN)
                .from(PEOPLE_GROUP)
                .where(
                        PEOPLE_GROUP.ID.eq(groupId),
                        PEOPLE_GROUP.KIND.eq(Group.Kind.DYNAMIC.name()),
                        PEOPLE_GROUP.DELETED_AT.isNull())
                .and(IS_NOT_STUCK)
                .forUpdate()
                .fetchOptional(r -> new Dynamic(r.value1(), r.value2().data(), r.value3()));
    }

    /** These people and all who report to them at any level: a new manager changes what holds below, too. */
    Collection<Integer> withReports(Collection<Integer> personIds) {
        return db.fetch("""
                with recursive below (id) as (
                  select unnest(?::int[])
                  union
                  select p.id from below b join person p on p.manager_id = b.id)
                select id from below""", (Object) personIds.toArray(Integer[]::new)).into(Integer.class);
    }

    void setFrozen(int groupId, @Nullable String why) {
        db.update(PEOPLE_GROUP)
                .set(PEOPLE_GROUP.FROZEN, why)
                .where(PEOPLE_GROUP.ID.eq(groupId), PEOPLE_GROUP.FROZEN.isDistinctFrom(why))
                .execute();
    }

    /** People who match and are no members. */
    List<Integer> missing(int groupId, Condition matching) {
        return db.select(PERSON.ID)
                .from(PERSON)
                .where(matching, DSL.notExists(member(groupId)))
                .fetch(PERSON.ID);
    }

    /** Members who don't match. */
    List<Integer> surplus(int groupId, Condition matching) {
        return db.select(GROUP_MEMBER.PERSON_ID)
                .from(GROUP_MEMBER)
                .where(
                        GROUP_MEMBER.GROUP_ID.eq(groupId),
                        GROUP_MEMBER.PERSON_ID.notIn(
                                DSL.select(PERSON.ID).from(PERSON).where(matching)))
                .fetch(GROUP_MEMBER.PERSON_ID);
    }

    private static org.jooq.Select<?> member(int groupId) {
        return DSL.selectOne()
                .from(GROUP_MEMBER)
                .where(GROUP_MEMBER.GROUP_ID.eq(groupId), GROUP_MEMBER.PERSON_ID.eq(PERSON.ID));
    }

    /** @return how many were not members before */
    int join(Collection<Pair> pairs, Instant at) {
        return pairs.isEmpty()
                ? 0
                : db.execute(members(JOIN, groups(pairs), people(pairs), at).sql());
    }

    /** @return how many were members before */
    int leave(Collection<Pair> pairs, Instant at) {
        return pairs.isEmpty()
                ? 0
                : db.fetchSingle(
                                members("with " + LEAVE + "select count(*) from gone", groups(pairs), people(pairs), at)
                                        .sql())
                        .into(Integer.class);
    }

    /** {@link #join} for one group. @return who was no member before */
    List<Integer> join(int groupId, Collection<Integer> people, Instant at) {
        return people.isEmpty() ? List.of() : ids(members(JOIN + " returning person_id", groupId, people, at));
    }

    /** {@link #leave} for one group. @return who was a member before */
    List<Integer> leave(int groupId, Collection<Integer> people, Instant at) {
        return people.isEmpty()
                ? List.of()
                : ids(members("with " + LEAVE + "select person_id from gone", groupId, people, at));
    }

    /**
     * What an act on members did.
     *
     * @param known how many of the people there are
     * @param version of the group after it; members: how many it then has. Both 0 if nothing changed
     * @param entryId of the log; null if nothing changed
     */
    record Changed(
            int known,
            int version,
            int members,
            List<Integer> joined,
            List<Integer> left,
            @Nullable Long entryId) {
        boolean nothing() {
            return joined.isEmpty() && left.isEmpty();
        }
    }

    /**
     * People join and leave a static group, which the caller has locked: the memberships, the group's version, the log, and
     * whom bitmaps catch up with, in one statement. Nobody may do both.
     *
     * @param act how many it touched is found here
     */
    Changed change(int groupId, Set<Integer> join, Set<Integer> leave, Act act, Instant at) {
        Record r = db.fetchSingle(named(CHANGE)
                .piece("joining", members(JOIN, groupId, join, at))
                .piece("leaving", members(LEAVE, groupId, leave, at))
                .piece("entry", AuditLog.writing(act, at, CHANGED))
                .piece(
                        "moved",
                        BitmapStore.MOVED.formatted("(select array_agg(person_id) as ids from changed) c, entry"))
                .bind("group", groupId)
                .bind("people", Stream.concat(join.stream(), leave.stream()).toArray(Integer[]::new))
                .sql());
        List<Integer> joined = List.of(r.get(3, Integer[].class));
        List<Integer> left = List.of(r.get(4, Integer[].class));
        // The statement counts the members of before it.
        int members = r.get(2, Integer.class) + joined.size() - left.size();
        return new Changed(
                r.get(0, Integer.class), r.get(1, Integer.class), members, joined, left, r.get(5, Long.class));
    }

    private List<Integer> ids(NamedSql sql) {
        return db.fetch(sql.sql()).getValues(0, Integer.class);
    }

    /** {@link #JOIN} or {@link #LEAVE} of people of one group. */
    private static NamedSql members(String sql, int groupId, Collection<Integer> people, Instant at) {
        Integer[] groups = people.stream().map(_ -> groupId).toArray(Integer[]::new);
        return members(sql, groups, people.toArray(Integer[]::new), at);
    }

    private static NamedSql members(String sql, Integer[] groups, Integer[] people, Instant at) {
        return named(sql).bind("groups", groups).bind("people", people).bind("at", at);
    }

    private static Integer[] groups(Collection<Pair> pairs) {
        return pairs.stream().map(Pair::groupId).toArray(Integer[]::new);
    }

    private static Integer[] people(Collection<Pair> pairs) {
        return pairs.stream().map(Pair::personId).toArray(Integer[]::new);
    }
}
