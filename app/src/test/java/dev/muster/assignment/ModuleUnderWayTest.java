package dev.muster.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.byhand.AssignRequest;
import dev.muster.assignment.byhand.Assignments;
import dev.muster.assignment.byhand.Records;
import dev.muster.assignment.own.CourseInContext;
import dev.muster.assignment.own.OwnTraining;
import dev.muster.assignment.rules.Status;
import dev.muster.learning.Completions.Elsewhere;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** docs/rules.md 2: a module that was begun goes on beside a completion that still counts: made elsewhere, or renewed early. */
@MusterTest
@NullUnmarked
class ModuleUnderWayTest {
    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    Assignments assignments;

    @Autowired
    OwnTraining own;

    @Autowired
    Records records;

    @Autowired
    MockMvcTester mvc;

    int[] hygiene;
    int[] knives;
    int module;
    int ana;
    Actor asAna;

    @BeforeEach
    void oneCourseIsDoneWhenTheModuleIsRecordedAsCompleted() {
        clock.set(Instant.parse("2026-03-10T12:00:00Z"));
        Fixture make = new Fixture(db, clock);
        hygiene = make.courseOf("Hygiene", 1);
        knives = make.courseOf("Knives", 2);
        module = make.module("Kitchen start", hygiene[0], knives[0]);
        ana = make.person("Ana", "Lima");
        asAna = new Actor(Actor.Kind.PERSON, ana, "Ana Lima", AccessLevel.LEARNER, null);
        assignments.assign(
                Fixture.ADMIN, new AssignRequest(List.of(module), List.of(ana), null, null, null, null, null, false));
        own.complete(asAna, new CourseInContext(module, hygiene[0]), hygiene[1], null);
        LocalDate today = LocalDate.parse("2026-03-10");
        records.add(Fixture.ADMIN, ana, new Elsewhere(module, null, today, null, "Certificate", null, null));
    }

    private TrainingPart part(int course) {
        return own.part(asAna, new CourseInContext(module, course));
    }

    @Test
    void aCourseOfItIsBegun() {
        own.begin(asAna, new CourseInContext(module, knives[0]));
        assertThat(part(knives[0]).status()).isEqualTo(Status.IN_PROGRESS);
        assertThat(own.open(asAna, module).status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void aCourseWhoseCompletionIsVoidedIsDoneAgain() {
        long first = db.fetchSingle("select id from completion where person_id = ? and content_id = ?", ana, hygiene[0])
                .get(0, Long.class);
        records.annul(Fixture.ADMIN, first, "Somebody else's");
        assertThat(part(hygiene[0]).isDone()).isFalse();

        own.complete(asAna, new CourseInContext(module, hygiene[0]), hygiene[1], null);

        assertThat(part(hygiene[0]).isDone()).isTrue();
    }

    /** What a page says and offers, without its markup. */
    private String page(String path) throws Exception {
        return mvc.get()
                .uri(path)
                .with(As.person(ana, AccessLevel.LEARNER))
                .exchange()
                .getResponse()
                .getContentAsString()
                .replaceAll("(?s)^.*<main|<[^>]*>", " ")
                .replaceAll("\\s+", " ");
    }

    private void does(int[] course, int step) {
        clock.advance(Duration.ofSeconds(1));
        own.complete(asAna, new CourseInContext(module, course[0]), course[step], null);
    }

    @Test
    void itsPagesOfferWhatIsLeft() throws Exception {
        String at = "/training/" + module;
        assertThat(page(at))
                .contains("This is under way.", "Go on: Knives", "1 of 2 courses done")
                .doesNotContain("Take again");
        assertThat(page(at + "/courses/" + knives[0])).contains("Begin");
        assertThat(page(at + "/courses/" + hygiene[0])).contains("Back to Kitchen start");
        assertThat(page("/")).contains("Completed Under way, 50% done");

        does(knives, 1);
        assertThat(page(at)).contains("Continue: Knives");
        does(knives, 2);
        assertThat(page(at)).contains("2 of 2 courses done").doesNotContain("under way", "Continue", "Go on");
    }

    @Test
    void renewedEarlyItsPagesOfferWhatIsToBeTakenAgain() throws Exception {
        db.execute("update content set validity_months = 2 where id = ?", module);
        does(knives, 1);
        does(knives, 2);
        clock.advance(Duration.ofDays(45));
        String at = "/training/" + module;
        assertThat(page(at)).contains("Take again");

        own.begin(asAna, module);
        assertThat(page(at))
                .contains("Renew by 10 May 2026", "Valid to 10 May 2026", "Go on: Hygiene", "0 of 2 courses done")
                .doesNotContain("Take again");
        assertThat(page(at + "/courses/" + hygiene[0])).contains("Begin");

        clock.advance(Duration.ofSeconds(1));
        own.begin(asAna, new CourseInContext(module, hygiene[0]));
        String step = at + "/courses/" + hygiene[0] + "/steps/" + hygiene[1];
        assertThat(mvc.post().uri(step).param("changed", "1").with(As.person(ana, AccessLevel.LEARNER)))
                .as("on with the module")
                .hasRedirectedUrl(at);
        assertThat(page(at)).contains("Go on: Knives", "1 of 2 courses done");
        does(knives, 1);
        assertThat(page(at)).contains("Continue: Knives");
        does(knives, 2);
        assertThat(page(at)).contains("Completed, valid to 10 Jul 2026", "2 of 2 courses done");
    }
}
