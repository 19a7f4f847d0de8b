package dev.muster.testing;

import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.CONTENT_VERSION;
import static dev.muster.generated.db.Tables.GROUP_MEMBER;
import static dev.muster.generated.db.Tables.PEOPLE_GROUP;
import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import dev.muster.shared.AudienceJson;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.JSONB;

/** People, courses and groups of Northline Kitchens, written straight into the tables: for tests of what follows. */
public final class Fixture {
    public static final Actor ADMIN = new Actor(Actor.Kind.SYSTEM, 0, "Ada Admin", AccessLevel.ADMIN, null);

    private final DSLContext db;
    private final TestClock clock;
    private static final java.util.concurrent.atomic.AtomicInteger N = new java.util.concurrent.atomic.AtomicInteger();

    public Fixture(DSLContext db, TestClock clock) {
        this.db = db;
        this.clock = clock;
    }

    public int person(String given, String family) {
        int n = N.incrementAndGet();
        return db.insertInto(PERSON)
                .set(PERSON.GIVEN_NAME, given)
                .set(PERSON.FAMILY_NAME, family)
                .set(PERSON.USERNAME, (given + "." + family + "." + n).toLowerCase(java.util.Locale.ROOT))
                .set(PERSON.STATUS_SINCE, clock.instant())
                .set(PERSON.CREATED_AT, clock.instant())
                .returningResult(PERSON.ID)
                .fetchSingle()
                .value1();
    }

    public List<Integer> people(int count) {
        int n = N.getAndAdd(count + 1);
        return db.fetch("""
            insert into person (given_name, family_name, username, status_since, created_at)
            select 'Person', 'Number' || i, 'person.number.' || (?::int + i + 1), ?::timestamptz, ?::timestamptz
            from generate_series(0, ?::int - 1) i returning id""", n, clock.instant(), clock.instant(), count).map(r -> r.get(0, Integer.class));
    }

    public void status(int personId, String status) {
        db.update(PERSON)
                .set(PERSON.STATUS, status)
                .where(PERSON.ID.eq(personId))
                .execute();
    }

    /** A published course without steps: enough for assigning. */
    public int course(String title) {
        int id = db.insertInto(CONTENT)
                .set(CONTENT.KIND, "COURSE")
                .set(CONTENT.TITLE, title)
                .set(CONTENT.STATUS, "ACTIVE")
                .set(CONTENT.VERSION, 1)
                .set(CONTENT.CREATED_AT, clock.instant())
                .set(CONTENT.UPDATED_AT, clock.instant())
                .returningResult(CONTENT.ID)
                .fetchSingle()
                .value1();
        db.insertInto(CONTENT_VERSION)
                .set(CONTENT_VERSION.CONTENT_ID, id)
                .set(CONTENT_VERSION.VERSION, 1)
                .set(CONTENT_VERSION.PUBLISHED_AT, clock.instant())
                .set(CONTENT_VERSION.PUBLISHED_BY_NAME, "Ada Admin")
                .execute();
        return id;
    }

    /** A published module of these courses. */
    public int module(String title, Integer... courses) {
        int id = course(title);
        db.update(CONTENT).set(CONTENT.KIND, "MODULE").where(CONTENT.ID.eq(id)).execute();
        db.execute("""
            insert into module_course (module_id, version, position, course_id)
            select ?, v, c.at, c.id from unnest(?::int[]) with ordinality as c (id, at), generate_series(0, 1) v""", id, courses);
        return id;
    }

    /** A published course of as many steps to read, whose ids are returned after its own. */
    public int[] courseOf(String title, int steps) {
        int[] ids = new int[steps + 1];
        ids[0] = course(title);
        for (int i = 1; i <= steps; i++) {
            ids[i] = db.fetch("""
                with s as (select nextval('step_id')::int as id)
                insert into step (content_id, version, position, step_id, kind, title, body, changed_in)
                select ?, v, ?, s.id, 'TEXT', ?, 'Read this.', 1 from s, generate_series(0, 1) v
                returning step_id""", ids[0], i, "Step " + i).getFirst().get(0, Integer.class);
        }
        return ids;
    }

    /** @param due a due rule as JSON */
    public void due(int courseId, String due) {
        db.update(CONTENT)
                .set(CONTENT.DUE, JSONB.valueOf(due))
                .where(CONTENT.ID.eq(courseId))
                .execute();
    }

    public int staticGroup(String name, Integer... members) {
        int id = db.insertInto(PEOPLE_GROUP)
                .set(PEOPLE_GROUP.NAME, name)
                .set(PEOPLE_GROUP.KIND, "STATIC")
                .set(PEOPLE_GROUP.CREATED_AT, clock.instant())
                .returningResult(PEOPLE_GROUP.ID)
                .fetchSingle()
                .value1();
        join(id, members);
        return id;
    }

    public int dynamicGroup(String name, Audience audience) {
        return db.insertInto(PEOPLE_GROUP)
                .set(PEOPLE_GROUP.NAME, name)
                .set(PEOPLE_GROUP.KIND, "DYNAMIC")
                .set(PEOPLE_GROUP.AUDIENCE, JSONB.valueOf(AudienceJson.write(audience)))
                .set(PEOPLE_GROUP.CREATED_AT, clock.instant())
                .returningResult(PEOPLE_GROUP.ID)
                .fetchSingle()
                .value1();
    }

    public void join(int groupId, Integer... people) {
        for (int p : people) {
            db.insertInto(GROUP_MEMBER)
                    .set(GROUP_MEMBER.GROUP_ID, groupId)
                    .set(GROUP_MEMBER.PERSON_ID, p)
                    .set(GROUP_MEMBER.SINCE, clock.instant())
                    .execute();
        }
    }

    public void leave(int groupId, int personId) {
        db.deleteFrom(GROUP_MEMBER)
                .where(GROUP_MEMBER.GROUP_ID.eq(groupId))
                .and(GROUP_MEMBER.PERSON_ID.eq(personId))
                .execute();
    }

    /** Sets an assignment's state as the learner's acts would. */
    public void state(int personId, int contentId, int state, int progress) {
        db.execute(
                "update assignment set state = ?, progress = ? where person_id = ? and content_id = ?",
                state,
                progress,
                personId,
                contentId);
    }
}
