package dev.muster.audience;

import static dev.muster.generated.db.Tables.ATTRIBUTE_VALUE;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.GROUP_MEMBER;
import static dev.muster.generated.db.Tables.GROUP_MEMBER_PAST;
import static dev.muster.generated.db.Tables.PEOPLE_GROUP;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.PERSON_VALUE;

import dev.muster.shared.Attribute;
import dev.muster.testing.TestClock;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** Rows of Northline Kitchens for tests of this module, written straight into the tables. */
public final class Company {
    private final DSLContext db;

    public Company(DSLContext db) {
        this.db = db;
    }

    public int person(String givenName, int... values) {
        int id = db.insertInto(PERSON)
                .set(PERSON.GIVEN_NAME, givenName)
                .set(PERSON.FAMILY_NAME, "Northline")
                .set(PERSON.USERNAME, givenName + "." + db.fetchCount(PERSON))
                .set(PERSON.STATUS_SINCE, TestClock.START)
                .set(PERSON.CREATED_AT, TestClock.START)
                .returningResult(PERSON.ID)
                .fetchSingle()
                .value1();
        for (int value : values) {
            give(id, value);
        }
        return id;
    }

    public void give(int personId, int valueId) {
        db.insertInto(PERSON_VALUE, PERSON_VALUE.PERSON_ID, PERSON_VALUE.VALUE_ID, PERSON_VALUE.SINCE)
                .values(personId, valueId, TestClock.START)
                .execute();
    }

    public void take(int personId, int valueId) {
        db.deleteFrom(PERSON_VALUE)
                .where(PERSON_VALUE.PERSON_ID.eq(personId), PERSON_VALUE.VALUE_ID.eq(valueId))
                .execute();
    }

    public void deactivate(int personId) {
        db.update(PERSON)
                .set(PERSON.STATUS, "DEACTIVATED")
                .where(PERSON.ID.eq(personId))
                .execute();
    }

    public int value(Attribute attribute, String name) {
        return db.insertInto(ATTRIBUTE_VALUE)
                .set(ATTRIBUTE_VALUE.ATTRIBUTE, attribute.word())
                .set(ATTRIBUTE_VALUE.NAME, name)
                .returningResult(ATTRIBUTE_VALUE.ID)
                .fetchSingle()
                .value1();
    }

    /** A published course without steps. */
    int course(String title) {
        return db.insertInto(CONTENT)
                .set(CONTENT.KIND, "COURSE")
                .set(CONTENT.TITLE, title)
                .set(CONTENT.STATUS, "ACTIVE")
                .set(CONTENT.VERSION, 1)
                .set(CONTENT.CREATED_AT, TestClock.START)
                .set(CONTENT.UPDATED_AT, TestClock.START)
                .returningResult(CONTENT.ID)
                .fetchSingle()
                .value1();
    }

    /** @param audience null: static */
    public int group(String name, @Nullable String audience) {
        return db.insertInto(PEOPLE_GROUP)
                .set(PEOPLE_GROUP.NAME, name)
                .set(PEOPLE_GROUP.KIND, audience == null ? "STATIC" : "DYNAMIC")
                .set(PEOPLE_GROUP.AUDIENCE, audience == null ? null : JSONB.valueOf(audience))
                .set(PEOPLE_GROUP.CREATED_AT, TestClock.START)
                .returningResult(PEOPLE_GROUP.ID)
                .fetchSingle()
                .value1();
    }

    public void audience(int groupId, String audience) {
        db.update(PEOPLE_GROUP)
                .set(PEOPLE_GROUP.AUDIENCE, JSONB.valueOf(audience))
                .where(PEOPLE_GROUP.ID.eq(groupId))
                .execute();
    }

    public @Nullable String frozen(int groupId) {
        return db.select(PEOPLE_GROUP.FROZEN)
                .from(PEOPLE_GROUP)
                .where(PEOPLE_GROUP.ID.eq(groupId))
                .fetchSingle()
                .value1();
    }

    public Set<Integer> members(int groupId) {
        return new TreeSet<>(db.select(GROUP_MEMBER.PERSON_ID)
                .from(GROUP_MEMBER)
                .where(GROUP_MEMBER.GROUP_ID.eq(groupId))
                .fetchSet(GROUP_MEMBER.PERSON_ID));
    }

    public int pastMembers(int groupId) {
        return db.fetchCount(GROUP_MEMBER_PAST, GROUP_MEMBER_PAST.GROUP_ID.eq(groupId));
    }
}
