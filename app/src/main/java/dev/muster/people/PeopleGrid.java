package dev.muster.people;

import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.PERSON_VALUE;

import dev.muster.generated.db.tables.records.PersonRecord;
import dev.muster.people.rules.Leaves;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Attribute;
import dev.muster.shared.AudienceJson;
import dev.muster.shared.Page;
import dev.muster.shared.PersonName;
import dev.muster.shared.SqlKeys;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** People, as lists and alone: the same number of queries whatever the number of rows. */
@Component
public class PeopleGrid {
    private final DSLContext db;
    private final ValueLists lists;
    private final TimeZones zones;

    PeopleGrid(DSLContext db, ValueLists lists, TimeZones zones) {
        this.db = db;
        this.lists = lists;
        this.zones = zones;
    }

    /**
     * A page by family name, given name and id, with the total.
     *
     * @param scope whom the reader may see ({@code Scopes.condition})
     * @param cursor null: the first page
     */
    public Page<Person> page(PeopleFilter filter, Condition scope, @Nullable String cursor, int limit) {
        Values values = lists.read();
        Condition matching = PeopleConditions.of(filter, values).and(scope);
        var rows = db.selectFrom(PERSON)
                .where(matching, PersonName.BY_NAME.after(cursor))
                .orderBy(PersonName.BY_NAME.order())
                .limit(limit + 1)
                .fetch();
        int total = db.fetchCount(PERSON, matching);
        return PersonName.BY_NAME
                .page(rows, limit)
                .mapAll(shown -> persons(shown, values))
                .of(total);
    }

    /** The first of a page, without counting how many there are. */
    public List<Person> first(PeopleFilter filter, Condition scope, int limit) {
        Values values = lists.read();
        return persons(
                db.selectFrom(PERSON)
                        .where(PeopleConditions.of(filter, values).and(scope))
                        .orderBy(PersonName.BY_NAME.order())
                        .limit(limit)
                        .fetch(),
                values);
    }

    /** Everybody who matches, in the order of the list. */
    public List<Integer> ids(PeopleFilter filter, Condition scope) {
        return db.select(PERSON.ID)
                .from(PERSON)
                .where(PeopleConditions.of(filter, lists.read()), scope)
                .orderBy(PERSON.SORT_NAME, PERSON.ID)
                .fetch(PERSON.ID);
    }

    public int count(PeopleFilter filter, Condition scope) {
        return db.fetchCount(PERSON, PeopleConditions.of(filter, lists.read()).and(scope));
    }

    public Optional<Person> find(int id, Condition scope) {
        return persons(List.of(id), scope).stream().findFirst();
    }

    /** Case does not matter. */
    public Optional<Person> byUsername(String username, Condition scope) {
        return db.select(PERSON.ID)
                .from(PERSON)
                .where(SqlKeys.isSame(PERSON.USERNAME, username), scope)
                .fetchOptional(PERSON.ID)
                .flatMap(id -> find(id, scope));
    }

    /** Those of the people within the scope, by name. */
    public List<Person> persons(Collection<Integer> ids, Condition scope) {
        var rows = db.selectFrom(PERSON)
                .where(PERSON.ID.eq(DSL.any(ids.toArray(Integer[]::new))), scope)
                .orderBy(PERSON.SORT_NAME, PERSON.ID)
                .fetch();
        return persons(rows, lists.read());
    }

    private List<Person> persons(List<PersonRecord> rows, Values values) {
        Integer[] ids = rows.stream().map(PersonRecord::getId).toArray(Integer[]::new);
        Map<Integer, List<Integer>> own = new HashMap<>();
        db.select(PERSON_VALUE.PERSON_ID, PERSON_VALUE.VALUE_ID)
                .from(PERSON_VALUE)
                .where(PERSON_VALUE.PERSON_ID.eq(DSL.any(ids)))
                .forEach(r ->
                        own.computeIfAbsent(r.value1(), id -> new ArrayList<>()).add(r.value2()));
        String zone = zones.standard();
        return rows.stream()
                .map(r -> person(r, own.getOrDefault(r.getId(), List.of()), values, zone))
                .toList();
    }

    private static Person person(PersonRecord r, List<Integer> own, Values values, String zone) {
        JSONB scope = r.getScope();
        Set<Integer> inherited = values.inherited(own);
        inherited.removeAll(own);
        return new Person(
                r.getId(),
                r.getUsername(),
                r.getEmail(),
                r.getGivenName(),
                r.getFamilyName(),
                r.getEmployeeNumber(),
                r.getHiredOn(),
                r.getLeavesOn(),
                PersonStatus.valueOf(r.getStatus()),
                r.getStatusSince(),
                r.getStatusReason(),
                Leaves.of(r.getEarlierLeaves(), r.getLeaveFrom(), r.getLeaveUntil()),
                AccessLevel.valueOf(r.getAccessLevel()),
                scope == null ? null : AudienceJson.parse(scope.data()),
                r.getAccessUntil(),
                r.getManagerId(),
                r.getLanguage(),
                r.getTimeZone(),
                r.getTimeZone() == null ? zone : r.getTimeZone(),
                names(own, values),
                names(inherited, values),
                r.getNewStarter(),
                r.getCreatedAt(),
                r.getVersion());
    }

    private static Map<Attribute, List<String>> names(Collection<Integer> ids, Values values) {
        Map<Attribute, List<String>> names = new EnumMap<>(Attribute.class);
        for (Attribute a : Attribute.values()) {
            names.put(a, new ArrayList<>());
        }
        ids.stream()
                .flatMap(id -> values.byId(id).stream())
                .sorted(values.order())
                .forEach(v -> Objects.requireNonNull(names.get(v.attribute())).add(v.name()));
        names.replaceAll((a, list) -> List.copyOf(list));
        return names;
    }
}
