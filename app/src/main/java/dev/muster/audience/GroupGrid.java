package dev.muster.audience;

import static dev.muster.generated.db.Tables.ATTRIBUTE_VALUE;
import static dev.muster.generated.db.Tables.GROUP_MEMBER;
import static dev.muster.generated.db.Tables.PEOPLE_GROUP;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.PERSON_VALUE;
import static dev.muster.generated.db.Tables.RULE;

import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.Cursor;
import dev.muster.shared.Page;
import dev.muster.shared.SqlKeys;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists of groups and of their members, by keyset. */
@Component
public class GroupGrid {
    private static final Field<Integer> CONTENTS = DSL.field(DSL.selectCount()
                    .from(RULE)
                    .where(RULE.GROUP_ID.eq(PEOPLE_GROUP.ID), RULE.KIND.eq("GROUP"), RULE.DELETED_AT.isNull()))
            .as("contents");

    private final DSLContext db;
    private final Scopes scopes;

    GroupGrid(DSLContext db, Scopes scopes) {
        this.db = db;
        this.scopes = scopes;
    }

    /** @param contents how much content is attached to the group */
    public record Row(Group group, int contents) {}

    /** @param since when the membership began */
    public record Member(
            int id,
            String name,
            String username,
            @Nullable String employeeNumber,
            String status,
            List<String> roles,
            List<String> locations,
            Instant since) {
        public Member {
            roles = List.copyOf(roles);
            locations = List.copyOf(locations);
        }
    }

    /** Live groups whose audience can't be evaluated. */
    public int frozen() {
        return db.fetchCount(PEOPLE_GROUP, PEOPLE_GROUP.FROZEN.isNotNull().and(PEOPLE_GROUP.DELETED_AT.isNull()));
    }

    /**
     * Groups by name. Members outside the actor's scope don't count.
     *
     * @param search words of the name; empty: all
     * @param kinds empty: both
     */
    public Page<Row> groups(Actor actor, String search, Set<Group.Kind> kinds, @Nullable String cursor, int limit) {
        Condition wanted =
                PEOPLE_GROUP.DELETED_AT.isNull().and(SqlKeys.holds(SqlKeys.found(PEOPLE_GROUP.NAME), search));
        if (!kinds.isEmpty()) {
            wanted = wanted.and(
                    PEOPLE_GROUP.KIND.in(kinds.stream().map(Enum::name).toList()));
        }
        Condition after = DSL.noCondition();
        if (cursor != null) {
            Cursor c = Cursor.read(cursor, 2);
            after = DSL.row(PEOPLE_GROUP.NAME, PEOPLE_GROUP.ID).gt(c.text(0), c.number(1));
        }
        List<Row> rows = db.select(GroupStore.fields(actor.seesEverybody() ? null : scopes.condition(actor)))
                .select(CONTENTS)
                .from(PEOPLE_GROUP)
                .where(wanted, after)
                .orderBy(PEOPLE_GROUP.NAME, PEOPLE_GROUP.ID)
                .limit(limit + 1)
                .fetch(r -> new Row(GroupStore.group(r), r.get(CONTENTS)));
        int total = db.fetchCount(PEOPLE_GROUP, wanted);
        return page(
                rows,
                limit,
                total,
                r -> Cursor.write(r.group().name(), r.group().id()));
    }

    /** Those of the groups that are live, by name. Members outside the actor's scope don't count. */
    public List<Row> groups(Actor actor, Collection<Integer> ids) {
        return db.select(GroupStore.fields(actor.seesEverybody() ? null : scopes.condition(actor)))
                .select(CONTENTS)
                .from(PEOPLE_GROUP)
                .where(PEOPLE_GROUP.ID.eq(DSL.any(ids.toArray(Integer[]::new))), PEOPLE_GROUP.DELETED_AT.isNull())
                .orderBy(PEOPLE_GROUP.NAME, PEOPLE_GROUP.ID)
                .fetch(r -> new Row(GroupStore.group(r), r.get(CONTENTS)));
    }

    /**
     * Members by family name, those in the actor's scope.
     *
     * @param search words of name, e-mail, username or number; empty: all
     */
    public Page<Member> members(Actor actor, int groupId, String search, @Nullable String cursor, int limit) {
        Condition wanted =
                GROUP_MEMBER.GROUP_ID.eq(groupId).and(scopes.condition(actor)).and(found(search));
        Condition after = DSL.noCondition();
        if (cursor != null) {
            Cursor c = Cursor.read(cursor, 2);
            after = DSL.row(PERSON.SORT_NAME, PERSON.ID).gt(c.text(0), c.number(1));
        }
        List<Sorted> rows = db.select(
                        PERSON.ID,
                        PERSON.GIVEN_NAME,
                        PERSON.FAMILY_NAME,
                        PERSON.USERNAME,
                        PERSON.EMPLOYEE_NUMBER,
                        PERSON.STATUS,
                        values(Attribute.ROLE),
                        values(Attribute.LOCATION),
                        GROUP_MEMBER.SINCE,
                        PERSON.SORT_NAME)
                .from(GROUP_MEMBER)
                .join(PERSON)
                .on(PERSON.ID.eq(GROUP_MEMBER.PERSON_ID))
                .where(wanted, after)
                .orderBy(PERSON.SORT_NAME, PERSON.ID)
                .limit(limit + 1)
                .fetch(r -> new Sorted(
                        new Member(
                                r.value1(),
                                r.value2() + " " + r.value3(),
                                r.value4(),
                                r.value5(),
                                r.value6(),
                                List.of(r.value7()),
                                List.of(r.value8()),
                                r.value9()),
                        r.value10()));
        int total = db.fetchCount(db.selectOne()
                .from(GROUP_MEMBER)
                .join(PERSON)
                .on(PERSON.ID.eq(GROUP_MEMBER.PERSON_ID))
                .where(wanted));
        return page(
                        rows,
                        limit,
                        total,
                        r -> Cursor.write(r.sortName(), r.member().id()))
                .map(Sorted::member);
    }

    private record Sorted(Member member, String sortName) {}

    private static Condition found(String search) {
        return SqlKeys.holds(PERSON.SEARCH, search);
    }

    private static Field<String[]> values(Attribute attribute) {
        return DSL.array(DSL.select(ATTRIBUTE_VALUE.NAME)
                .from(PERSON_VALUE)
                .join(ATTRIBUTE_VALUE)
                .on(ATTRIBUTE_VALUE.ID.eq(PERSON_VALUE.VALUE_ID))
                .where(PERSON_VALUE.PERSON_ID.eq(PERSON.ID), ATTRIBUTE_VALUE.ATTRIBUTE.eq(attribute.word()))
                .orderBy(ATTRIBUTE_VALUE.NAME));
    }

    /** @param rows one more than the limit, if there are more */
    private static <T> Page<T> page(List<T> rows, int limit, int total, java.util.function.Function<T, String> cursor) {
        boolean more = rows.size() > limit;
        List<T> items = more ? rows.subList(0, limit) : rows;
        return new Page<>(items, more ? cursor.apply(items.getLast()) : null, total);
    }
}
