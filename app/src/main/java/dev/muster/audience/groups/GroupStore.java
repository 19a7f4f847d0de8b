package dev.muster.audience.groups;

import static dev.muster.generated.db.Tables.GROUP_MEMBER;
import static dev.muster.generated.db.Tables.PEOPLE_GROUP;
import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.audit.AuditLog;
import dev.muster.shared.Audience;
import dev.muster.shared.AudienceJson;
import dev.muster.shared.BadInput;
import dev.muster.shared.SqlKeys;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The rows of groups. Deleted ones are not found. */
@Component
class GroupStore {
    static final Field<Integer> MEMBERS = DSL.field(
                    DSL.selectCount().from(GROUP_MEMBER).where(GROUP_MEMBER.GROUP_ID.eq(PEOPLE_GROUP.ID)))
            .as("members");
    static final List<SelectFieldOrAsterisk> FIELDS = List.of(
            PEOPLE_GROUP.ID,
            PEOPLE_GROUP.NAME,
            PEOPLE_GROUP.KIND,
            PEOPLE_GROUP.AUDIENCE,
            PEOPLE_GROUP.FROZEN,
            PEOPLE_GROUP.VERSION,
            PEOPLE_GROUP.CREATED_AT,
            MEMBERS);

    private final DSLContext db;

    GroupStore(DSLContext db) {
        this.db = db;
    }

    /** @param scope whose members count, over {@code PERSON}; null: all */
    static List<SelectFieldOrAsterisk> fields(@Nullable Condition scope) {
        Field<Integer> members = scope == null
                ? DSL.field(DSL.selectCount().from(GROUP_MEMBER).where(GROUP_MEMBER.GROUP_ID.eq(PEOPLE_GROUP.ID)))
                : DSL.field(DSL.selectCount()
                        .from(GROUP_MEMBER)
                        .join(PERSON)
                        .on(PERSON.ID.eq(GROUP_MEMBER.PERSON_ID))
                        .where(GROUP_MEMBER.GROUP_ID.eq(PEOPLE_GROUP.ID), scope));
        return List.of(
                PEOPLE_GROUP.ID,
                PEOPLE_GROUP.NAME,
                PEOPLE_GROUP.KIND,
                PEOPLE_GROUP.AUDIENCE,
                PEOPLE_GROUP.FROZEN,
                PEOPLE_GROUP.VERSION,
                PEOPLE_GROUP.CREATED_AT,
                members.as(MEMBERS));
    }

    Optional<Group> find(int id) {
        return find(id, null);
    }

    Optional<Group> find(int id, @Nullable Condition scope) {
        return db.select(fields(scope)).from(PEOPLE_GROUP).where(live(id)).fetchOptional(GroupStore::group);
    }

    /** A group that is locked, without its audience and number of members. */
    record Locked(int id, String name, boolean dynamic, int version, Instant createdAt) {
        /** A static one after its members changed. */
        Group with(int members, int newVersion) {
            return new Group(id, name, Group.Kind.STATIC, null, null, members, newVersion, createdAt);
        }
    }

    /**
     * Locks the group against other edits and refreshes until the transaction ends.
     *
     * @param few so little follows in this transaction that to plan each statement anew for its values would cost more than to run it:
     *     everything is looked up by its key then, whatever statistics say, which know the company and not these few
     */
    Optional<Locked> lock(int id, boolean few) {
        return db
                .fetch("""
            select name, kind = 'DYNAMIC', version, created_at,
                   case when ?::boolean then array[
                     set_config('plan_cache_mode', 'force_generic_plan', true),
                     set_config('enable_seqscan', 'off', true), set_config('enable_bitmapscan', 'off', true),
                     set_config('enable_mergejoin', 'off', true), set_config('enable_hashjoin', 'off', true)] end
            from people_group where id = ? and deleted_at is null for update""", few, id)
                .map(r -> new Locked(
                        id,
                        r.get(0, String.class),
                        r.get(1, Boolean.class),
                        r.get(2, Integer.class),
                        r.get(3, Instant.class)))
                .stream()
                .findFirst();
    }

    private static Condition live(int id) {
        return PEOPLE_GROUP.ID.eq(id).and(PEOPLE_GROUP.DELETED_AT.isNull());
    }

    /** Those of the groups that are dynamic. */
    List<Group> dynamicOnes(Collection<Integer> ids) {
        return db.select(fields(null))
                .from(PEOPLE_GROUP)
                .where(
                        PEOPLE_GROUP.ID.eq(DSL.any(ids.toArray(Integer[]::new))),
                        PEOPLE_GROUP.KIND.eq(Group.Kind.DYNAMIC.name()),
                        PEOPLE_GROUP.DELETED_AT.isNull())
                .fetch(GroupStore::group);
    }

    boolean nameTaken(String name, int exceptId) {
        return db.fetchExists(
                PEOPLE_GROUP,
                SqlKeys.isSame(PEOPLE_GROUP.NAME, name),
                PEOPLE_GROUP.ID.ne(exceptId),
                PEOPLE_GROUP.DELETED_AT.isNull());
    }

    int insert(String name, Group.Kind kind, @Nullable Audience audience, int by, Instant at) {
        return db.insertInto(PEOPLE_GROUP)
                .set(PEOPLE_GROUP.NAME, name)
                .set(PEOPLE_GROUP.KIND, kind.name())
                .set(PEOPLE_GROUP.AUDIENCE, json(audience))
                .set(PEOPLE_GROUP.CREATED_AT, at)
                .set(PEOPLE_GROUP.CREATED_BY, by == 0 ? null : by)
                .returningResult(PEOPLE_GROUP.ID)
                .fetchSingle()
                .value1();
    }

    void update(int id, String name, @Nullable Audience audience) {
        db.update(PEOPLE_GROUP)
                .set(PEOPLE_GROUP.NAME, name)
                .set(PEOPLE_GROUP.AUDIENCE, audience == null ? PEOPLE_GROUP.AUDIENCE : DSL.val(json(audience)))
                .set(PEOPLE_GROUP.VERSION, PEOPLE_GROUP.VERSION.plus(1))
                .where(PEOPLE_GROUP.ID.eq(id))
                .execute();
    }

    void delete(int id, Instant at) {
        db.update(PEOPLE_GROUP)
                .set(PEOPLE_GROUP.DELETED_AT, at)
                .where(PEOPLE_GROUP.ID.eq(id))
                .execute();
    }

    List<Integer> members(int id) {
        return db.select(GROUP_MEMBER.PERSON_ID)
                .from(GROUP_MEMBER)
                .where(GROUP_MEMBER.GROUP_ID.eq(id))
                .orderBy(GROUP_MEMBER.PERSON_ID)
                .fetch(GROUP_MEMBER.PERSON_ID);
    }

    /** One line per person into the log: before or after, the group's id. */
    void writeLines(AuditLog.Written entry, int groupId, Collection<Integer> joined, Collection<Integer> left) {
        writeLines(entry, groupId, joined, "null::jsonb, jsonb_build_object('group', ?::text)");
        writeLines(entry, groupId, left, "jsonb_build_object('group', ?::text), null::jsonb");
    }

    private void writeLines(AuditLog.Written entry, int groupId, Collection<Integer> people, String values) {
        if (!people.isEmpty()) {
            db.execute(
                    "insert into audit_line (at, entry_id, person_id, before, after) select ?::timestamptz, ?, p.id, "
                            + values + " from unnest(?) p (id)",
                    entry.at(),
                    entry.id(),
                    String.valueOf(groupId),
                    people.toArray(Integer[]::new));
        }
    }

    private static @Nullable JSONB json(@Nullable Audience audience) {
        return audience == null ? null : JSONB.valueOf(AudienceJson.write(audience));
    }

    static Group group(Record r) {
        return new Group(
                r.get(PEOPLE_GROUP.ID),
                r.get(PEOPLE_GROUP.NAME),
                Group.Kind.valueOf(r.get(PEOPLE_GROUP.KIND)),
                audience(r.get(PEOPLE_GROUP.AUDIENCE)),
                r.get(PEOPLE_GROUP.FROZEN),
                r.get(MEMBERS),
                r.get(PEOPLE_GROUP.VERSION),
                r.get(PEOPLE_GROUP.CREATED_AT));
    }

    private static @Nullable Audience audience(@Nullable JSONB stored) {
        try {
            return stored == null ? null : AudienceJson.parse(stored.data());
        } catch (BadInput e) {
            return null; // the refresh freezes such a group and says why
        }
    }
}
