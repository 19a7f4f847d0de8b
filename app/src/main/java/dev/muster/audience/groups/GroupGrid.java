package dev.muster.audience.groups;

import static dev.muster.generated.db.Tables.ATTRIBUTE_VALUE;
import static dev.muster.generated.db.Tables.GROUP_MEMBER;
import static dev.muster.generated.db.Tables.PEOPLE_GROUP;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.PERSON_VALUE;
import static dev.muster.generated.db.Tables.RULE;

import dev.muster.audience.Scopes;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.Keyset;
import dev.muster.shared.Page;
import dev.muster.shared.PersonName;
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

    private static final Keyset BY_NAME = Keyset.of(PEOPLE_GROUP.NAME, PEOPLE_GROUP.ID);

    private final DSLContext db;
    private final Scopes scopes;

    GroupGrid(DSLContext db, Scopes scopes) {
        this.db = db;
        this.scopes = scopes;
    }

    /** @param contents how much content is attached to the group */
    public record Row(Group group, int contents) {}

    public record Named(int id, String name, boolean dynamic) {}

    /** The first by name, without counting their members. */
    public List<Named> first(String search, int limit) {
        return db.select(PEOPLE_GROUP.ID, PEOPLE_GROUP.NAME, PEOPLE_GROUP.KIND)
                .from(PEOPLE_GROUP)
                .where(PEOPLE_GROUP.DELETED_AT.isNull(), SqlKeys.holds(SqlKeys.found(PEOPLE_GROUP.NAME), search))
                .orderBy(BY_NAME.order())
                .limit(limit)
                .fetch(r -> new Named(r.value1(), r.value2(), r.value3().equals(Group.Kind.DYNAMIC.name())));
    }

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
        List<Row> rows = db.select(GroupStore.fields(actor.seesEverybody() ? null : scopes.condition(actor)))
                .select(CONTENTS)
                .from(PEOPLE_GROUP)
                .where(wanted, BY_NAME.after(cursor))
                .orderBy(BY_NAME.order())
                .limit(limit + 1)
                .fetch(r -> new Row(GroupStore.group(r), r.get(CONTENTS)));
        int total = db.fetchCount(PEOPLE_GROUP, wanted);
        return BY_NAME.page(rows, limit, r ->
                        new Object[] {r.group().name(), r.group().id()})
                .of(total);
    }

    /** Those of the groups that are live, by name. Members outside the actor's scope don't count. */
    public List<Row> groups(Actor actor, Collection<Integer> ids) {
        return db.select(GroupStore.fields(actor.seesEverybody() ? null : scopes.condition(actor)))
                .select(CONTENTS)
                .from(PEOPLE_GROUP)
                .where(PEOPLE_GROUP.ID.eq(DSL.any(ids.toArray(Integer[]::new))), PEOPLE_GROUP.DELETED_AT.isNull())
                .orderBy(BY_NAME.order())
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
        var rows = db.select(
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
                .where(wanted, PersonName.BY_NAME.after(cursor))
                .orderBy(PersonName.BY_NAME.order())
                .limit(limit + 1)
                .fetch();
        int total = db.fetchCount(db.selectOne()
                .from(GROUP_MEMBER)
                .join(PERSON)
                .on(PERSON.ID.eq(GROUP_MEMBER.PERSON_ID))
                .where(wanted));
        return PersonName.BY_NAME
                .page(rows, limit)
                .map(r -> new Member(
                        r.value1(),
                        PersonName.of(r),
                        r.value4(),
                        r.value5(),
                        r.value6(),
                        List.of(r.value7()),
                        List.of(r.value8()),
                        r.value9()))
                .of(total);
    }

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
}
