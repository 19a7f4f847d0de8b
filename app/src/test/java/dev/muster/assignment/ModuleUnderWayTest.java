package dev.muster.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.rules.Status;
import dev.muster.learning.Completions.Elsewhere;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Behaviour 2: a module that was begun goes on, though a completion made elsewhere has been recorded meanwhile. */
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
        own.complete(asAna, module, hygiene[0], hygiene[1], null);
        LocalDate today = LocalDate.parse("2026-03-10");
        records.add(Fixture.ADMIN, ana, new Elsewhere(module, null, today, null, "Certificate", null, null));
    }

    private TrainingPart part(int course) {
        return own.part(asAna, module, course);
    }

    @Test
    void aCourseOfItIsBegun() {
        own.begin(asAna, module, knives[0]);
        assertThat(part(knives[0]).status()).isEqualTo(Status.IN_PROGRESS);
        assertThat(own.open(asAna, module).status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void aCourseWhoseCompletionIsVoidedIsDoneAgain() {
        long first = db.fetchSingle("select id from completion where person_id = ? and content_id = ?", ana, hygiene[0])
                .get(0, Long.class);
        records.annul(Fixture.ADMIN, first, "Somebody else's");
        assertThat(part(hygiene[0]).isDone()).isFalse();

        own.complete(asAna, module, hygiene[0], hygiene[1], null);

        assertThat(part(hygiene[0]).isDone()).isTrue();
    }
}
