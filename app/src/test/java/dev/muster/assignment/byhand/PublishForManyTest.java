package dev.muster.assignment.byhand;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.library.Step;
import dev.muster.library.drafts.Courses;
import dev.muster.library.drafts.Drafts;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** docs/rules.md 6 where thousands are under way: all of them see the newest version. */
@MusterTest
@NullUnmarked
class PublishForManyTest {
    private static final int PEOPLE = 10_000;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    Courses courses;

    @Autowired
    Drafts drafts;

    @Autowired
    Publishings publishings;

    int hygiene;
    int module;
    List<Integer> people;

    @BeforeEach
    void everybodyIsHalfThroughACourseAndThroughOneInAModule() {
        clock.set(TestClock.START);
        Fixture make = new Fixture(db, clock);
        people = make.people(PEOPLE);
        hygiene = make.courseOf("Hygiene", 2)[0];
        int knives = make.courseOf("Knives", 2)[0];
        module = make.module("Kitchen start", hygiene, knives);
        begin(hygiene, 0);
        begin(hygiene, module);
        has(hygiene, 50);
        has(module, 25);
    }

    private void begin(int course, int context) {
        db.execute("""
            with a as (
              insert into attempt (person_id, content_id, context, started_at)
              select x, ?, ?, ?::timestamptz from unnest(?::int[]) x returning id)
            insert into step_progress (attempt_id, step_id, changed_in, done_at)
            select a.id, s.step_id, 1, ?::timestamptz from a, step s
            where s.content_id = ? and s.version = 1 and s.position = 1""", course, context, clock.instant(), people.toArray(Integer[]::new), clock.instant(), course);
    }

    private void has(int content, int progress) {
        db.execute("""
            insert into assignment (person_id, content_id, state, required, progress, assigned_at, started_at)
            select x, ?, 1, true, ?, ?::timestamptz, ?::timestamptz from unnest(?::int[]) x""", content, progress, clock.instant(), clock.instant(), people.toArray(Integer[]::new));
        db.execute("""
            insert into source (content_id, person_id, rule_id, since, entry_id)
            select ?, x, 0, ?::timestamptz, 0 from unnest(?::int[]) x""", content, clock.instant(), people.toArray(Integer[]::new));
    }

    private int showing(int content, int state, int progress) {
        return db.fetchSingle(
                        "select count(*)::int from assignment where content_id = ? and state = ? and progress = ?",
                        content,
                        state,
                        progress)
                .get(0, Integer.class);
    }

    @Test
    void aNewStepIsToDoForAllOfThem() {
        List<Step> text = new ArrayList<>(courses.get(hygiene).steps());
        text.add(Step.text("Cold chain", "Below 5 °C."));
        text.add(Step.text("Hot holding", "Above 63 °C."));
        drafts.replace(Fixture.ADMIN, hygiene, null, text);
        clock.advance(Duration.ofMinutes(1));

        publishings.publish(Fixture.ADMIN, hygiene, null, "Temperatures", false, null);

        assertThat(showing(hygiene, 1, 25)).isEqualTo(PEOPLE);
        assertThat(showing(module, 1, 12)).isEqualTo(PEOPLE);
    }
}
