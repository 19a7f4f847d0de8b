package dev.muster.people;

import static dev.muster.generated.db.Tables.ATTRIBUTE_VALUE;
import static dev.muster.generated.db.Tables.ERASED_PERSON;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.PERSON_STATUS_PAST;
import static dev.muster.generated.db.Tables.PERSON_VALUE;
import static dev.muster.generated.db.Tables.PERSON_VALUE_PAST;

import dev.muster.generated.db.tables.records.PersonRecord;
import dev.muster.people.rules.Leave;
import dev.muster.people.rules.Leaves;
import dev.muster.settings.Settings;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Attribute;
import dev.muster.shared.AudienceJson;
import dev.muster.shared.SqlKeys;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
public class PersonStore {
    private final DSLContext db;
    private final Settings settings;

    PersonStore(DSLContext db, Settings settings) {
        this.db = db;
        this.settings = settings;
    }

    /** False if there is nobody with this id. Holds the row until the transaction ends. */
    boolean lock(int id) {
        // Queues behind an import before a row is held, not after: else the two would wait for each other.
        db.execute("lock table person in row exclusive mode");
        return db.select(PERSON.ID)
                .from(PERSON)
                .where(PERSON.ID.eq(id))
                .forUpdate()
                .fetchOptional()
                .isPresent();
    }

    /** A pseudonym stays one. */
    boolean isErased(int id) {
        return db.fetchExists(ERASED_PERSON, ERASED_PERSON.PERSON_ID.eq(id));
    }

    /** Acts that could leave Muster without an admin, or close a circle of managers, wait for each other. */
    void lockShape() {
        db.execute("select pg_advisory_xact_lock(7202, 0)");
    }

    /** Usernames of one stem are made one after the other. */
    void lockStem(String stem) {
        db.execute("select pg_advisory_xact_lock(7204, hashtext(?))", stem);
    }

    int insert(PersonDraft d, String username, Instant now) {
        PersonRecord r = db.newRecord(PERSON);
        fill(r, d, username);
        r.setStatusSince(now);
        r.setCreatedAt(now);
        r.insert();
        return r.getId();
    }

    void update(int id, PersonDraft d, String username) {
        PersonRecord r = db.newRecord(PERSON);
        fill(r, d, username);
        db.update(PERSON)
                .set(r)
                .set(PERSON.VERSION, PERSON.VERSION.plus(1))
                .where(PERSON.ID.eq(id))
                .execute();
    }

    private void fill(PersonRecord r, PersonDraft d, String username) {
        r.setGivenName(d.givenName());
        r.setFamilyName(d.familyName());
        r.setUsername(username);
        r.setEmail(d.email());
        r.setEmployeeNumber(d.employeeNumber());
        r.setHiredOn(d.hiredOn());
        r.setLeavesOn(d.leavesOn());
        r.setManagerId(d.managerId());
        r.setLanguage(d.language() == null ? settings.current().defaultLanguage() : d.language());
        r.setTimeZone(d.timeZone());
        r.setAccessLevel(d.accessLevel().name());
        r.setScope(d.scope() == null ? null : JSONB.valueOf(AudienceJson.write(d.scope())));
        r.setAccessUntil(d.accessUntil());
    }

    /** Gives the status, and keeps the one before with its time. */
    void status(Collection<Integer> ids, PersonStatus status, @Nullable String reason, Instant now) {
        Condition these = PERSON.ID.eq(DSL.any(ids.toArray(Integer[]::new)));
        db.insertInto(PERSON_STATUS_PAST)
                .select(DSL.select(PERSON.ID, PERSON.STATUS, PERSON.STATUS_SINCE, DSL.val(now))
                        .from(PERSON)
                        .where(these, PERSON.STATUS_SINCE.lt(now)))
                .onConflictDoNothing()
                .execute();
        db.update(PERSON)
                .set(PERSON.STATUS, status.name())
                .set(PERSON.STATUS_REASON, reason)
                .set(PERSON.STATUS_SINCE, now)
                .where(these)
                .execute();
    }

    void leaves(int id, Leaves leaves) {
        db.update(PERSON)
                .set(PERSON.EARLIER_LEAVES, leaves.earlier())
                .set(PERSON.LEAVE_FROM, leaves.last().map(Leave::from).orElse(null))
                .set(PERSON.LEAVE_UNTIL, leaves.last().map(Leave::until).orElse(null))
                .set(PERSON.VERSION, PERSON.VERSION.plus(1))
                .where(PERSON.ID.eq(id))
                .execute();
    }

    void leavesOn(int id, @Nullable LocalDate date) {
        db.update(PERSON).set(PERSON.LEAVES_ON, date).where(PERSON.ID.eq(id)).execute();
    }

    void touch(int id) {
        db.update(PERSON)
                .set(PERSON.VERSION, PERSON.VERSION.plus(1))
                .where(PERSON.ID.eq(id))
                .execute();
    }

    /** Ids of the named values; names that the lists lack join them. */
    Set<Integer> valueIds(Map<Attribute, List<String>> named) {
        Set<Integer> ids = new HashSet<>();
        named.forEach((attribute, names) -> names.forEach(name -> ids.add(valueId(attribute, name))));
        return ids;
    }

    public int valueId(Attribute attribute, String name) {
        db.insertInto(ATTRIBUTE_VALUE)
                .set(ATTRIBUTE_VALUE.ATTRIBUTE, attribute.word())
                .set(ATTRIBUTE_VALUE.NAME, name)
                .onConflictDoNothing()
                .execute();
        return db.select(ATTRIBUTE_VALUE.ID)
                .from(ATTRIBUTE_VALUE)
                .where(ATTRIBUTE_VALUE.ATTRIBUTE.eq(attribute.word()), SqlKeys.isSame(ATTRIBUTE_VALUE.NAME, name))
                .fetchSingle()
                .value1();
    }

    /** Makes these the person's values; those that go keep their time. */
    void values(int id, Set<Integer> valueIds, Instant now) {
        Integer[] wanted = valueIds.toArray(Integer[]::new);
        Condition gone = PERSON_VALUE.PERSON_ID.eq(id).and(PERSON_VALUE.VALUE_ID.ne(DSL.all(wanted)));
        db.insertInto(PERSON_VALUE_PAST)
                .select(DSL.select(PERSON_VALUE.PERSON_ID, PERSON_VALUE.VALUE_ID, PERSON_VALUE.SINCE, DSL.val(now))
                        .from(PERSON_VALUE)
                        .where(gone, PERSON_VALUE.SINCE.lt(now)))
                .onConflictDoNothing()
                .execute();
        db.deleteFrom(PERSON_VALUE).where(gone).execute();
        for (int value : valueIds) {
            db.insertInto(PERSON_VALUE)
                    .values(id, value, now)
                    .onConflictDoNothing()
                    .execute();
        }
    }

    /** Somebody else who has this username, e-mail address or employee number. */
    Optional<Integer> holder(String field, String text, int except) {
        Condition same =
                switch (field) {
                    case "username" -> SqlKeys.isSame(PERSON.USERNAME, text);
                    case "email" -> SqlKeys.isSame(PERSON.EMAIL, text);
                    case "employeeNumber" -> SqlKeys.isSame(PERSON.EMPLOYEE_NUMBER, text);
                    default -> throw new IllegalArgumentException(field);
                };
        return db.select(PERSON.ID)
                .from(PERSON)
                .where(same, PERSON.ID.ne(except))
                .fetchOptional(PERSON.ID);
    }

    /** Keys of usernames that are one of the stems, with or without a number behind it. */
    Set<String> takenUsernames(Collection<String> stems) {
        Field<String> username = SqlKeys.same(PERSON.USERNAME);
        Field<String> stem = DSL.regexpReplaceFirst(username, "\\.[0-9]+$", "");
        return db.select(username)
                .from(PERSON)
                .where(stem.eq(DSL.any(stems.toArray(String[]::new))))
                .fetchSet(username);
    }

    /** True if {@code managerId} reports, at any depth, to {@code id}. */
    boolean reportsTo(int managerId, int id) {
        return db.fetchOne("""
                        with recursive up(id) as (
                          select manager_id from person where id = ?
                          union
                          select p.manager_id from person p join up on p.id = up.id)
                        select 1 from up where id = ? limit 1""", managerId, id) != null;
    }

    boolean exists(int id) {
        return db.fetchExists(PERSON, PERSON.ID.eq(id));
    }

    /** True if nobody but these is an admin who is not deactivated. */
    boolean lastAdmins(Collection<Integer> ids) {
        return !db.fetchExists(
                PERSON,
                PERSON.ACCESS_LEVEL
                        .eq(AccessLevel.ADMIN.name())
                        .and(PERSON.STATUS.ne(PersonStatus.DEACTIVATED.name()))
                        .and(PERSON.ID.ne(DSL.all(ids.toArray(Integer[]::new)))));
    }
}
