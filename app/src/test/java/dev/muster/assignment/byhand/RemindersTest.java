package dev.muster.assignment.byhand;

import static dev.muster.generated.db.Tables.NOTICE;
import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.assignment.ActOutcome;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.byhand.Reminders.Pair;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import dev.muster.shared.NotThere;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@MusterTest
class RemindersTest {
    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    Assignments assignments;

    @Autowired
    Reminders reminders;

    @Autowired
    MockMvcTester mvc;

    Fixture make;
    int course;
    int ana;
    int ben;
    int cem;

    @BeforeEach
    void fixture() {
        make = new Fixture(db, clock);
        course = make.course("Knife skills");
        ana = make.person("Ana", "Lima");
        ben = make.person("Ben", "Okoro");
        cem = make.person("Cem", "Aydin");
        assignments.assign(
                Fixture.ADMIN, new AssignRequest(List.of(course), List.of(ana, ben), null, null, null, null, null));
    }

    @Test
    void whoHasItOpenIsRemindedOnceADay() {
        make.state(ben, course, 2, 100);
        List<Reminders.One> all = remind();
        assertThat(all)
                .extracting(Reminders.One::message)
                .containsExactly(
                        "Cem Aydin does not have this (Knife skills).",
                        "Ana Lima is reminded of Knife skills.",
                        "Ben Okoro has completed this (Knife skills).");
        assertThat(remind()).noneMatch(Reminders.One::reminded);
        clock.advance(Duration.ofHours(20));
        assertThat(remind()).filteredOn(Reminders.One::reminded).hasSize(1);
        assertThat(db.fetchCount(NOTICE, NOTICE.KIND.eq("REMINDER"), NOTICE.PERSON_ID.eq(ana)))
                .isEqualTo(2);
        clock.set(TestClock.START);
    }

    @Test
    void theApiAnswersWhoWasNotRemindedAndWhy() {
        assertThat(mvc.post()
                        .uri("/api/v1/reminders")
                        .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(quoted(
                                "{'contentId':'%d','personIds':['%d','%d'],'message':'Before Friday, please.'}",
                                course, ana, cem)))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo(quoted("{'reminded':1,'skipped':[{'reason':'NOT_ASSIGNED'}]}"));
        assertThat(db.selectFrom(NOTICE)
                        .where(NOTICE.PERSON_ID.eq(ana), NOTICE.KIND.eq("REMINDER"))
                        .fetchSingle()
                        .getMessage())
                .isEqualTo("Before Friday, please.");
    }

    @Test
    void anyMixOfCoursesIsRemindedOfInOneActAndTheRestIsAnswered() {
        int other = make.course("Chemicals");
        assignments.assign(
                Fixture.ADMIN, new AssignRequest(List.of(other), List.of(ana, cem), null, null, null, null, null));
        reminders.remind(Fixture.ADMIN, other, List.of(cem), Remarks.NONE);
        List<Pair> pairs =
                List.of(new Pair(ana, course), new Pair(ana, other), new Pair(cem, other), new Pair(ben, other));
        assertThat(reminders.preview(Fixture.ADMIN, pairs))
                .extracting(Reminders.One::message)
                .containsExactlyInAnyOrder(
                        "Ana Lima is reminded of Knife skills.",
                        "Ana Lima is reminded of Chemicals.",
                        "Cem Aydin has been reminded today already (Chemicals).",
                        "Ben Okoro does not have this (Chemicals).");

        ActOutcome<List<Reminders.One>> done = reminders.carryOut(Fixture.ADMIN, pairs, Remarks.NONE);

        assertThat(done.answer()).filteredOn(Reminders.One::reminded).hasSize(2);
        assertThat(db.selectFrom(NOTICE)
                        .where(NOTICE.KIND.eq("REMINDER"), NOTICE.PERSON_ID.eq(ana))
                        .fetch(NOTICE.ENTRY_ID))
                .as("both under one entry of the log")
                .containsExactly(done.entryId(), done.entryId());
        ActOutcome<List<Reminders.One>> again = reminders.carryOut(Fixture.ADMIN, pairs, Remarks.NONE);
        assertThat(again.entryId()).as("nothing is done twice a day").isNull();
        assertThat(again.answer()).noneMatch(Reminders.One::reminded);
    }

    @Test
    void aManagerRemindsTheirOwnPeopleOnly() {
        db.execute("update person set manager_id = ? where id = ?", cem, ana);
        Actor manager = new Actor(
                Actor.Kind.PERSON,
                cem,
                "Cem Aydin",
                AccessLevel.MANAGER,
                new Audience(List.of(new Audience.ReportsOf(cem, false))));
        assertThatThrownBy(() -> reminders.carryOut(
                        manager, List.of(new Pair(ana, course), new Pair(ben, course)), Remarks.NONE))
                .isInstanceOf(NotThere.class);
        assertThat(reminders
                        .carryOut(manager, List.of(new Pair(ana, course)), Remarks.NONE)
                        .answer())
                .allMatch(Reminders.One::reminded);
    }

    private List<Reminders.One> remind() {
        return reminders.remind(Fixture.ADMIN, course, List.of(ana, ben, cem), Remarks.NONE);
    }
}
