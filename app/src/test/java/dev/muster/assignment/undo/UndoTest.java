package dev.muster.assignment.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.assignment.Again;
import dev.muster.assignment.DueFor;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.Training;
import dev.muster.assignment.TrainingSource;
import dev.muster.assignment.byhand.AssignRequest;
import dev.muster.assignment.byhand.Assignments;
import dev.muster.assignment.byhand.DueDates;
import dev.muster.assignment.byhand.ReassignRequest;
import dev.muster.assignment.byhand.Reassignments;
import dev.muster.assignment.byhand.Records;
import dev.muster.assignment.byhand.Removals;
import dev.muster.assignment.exemption.ExemptionGrid;
import dev.muster.assignment.exemption.Exemptions;
import dev.muster.assignment.lists.TrainingGrid;
import dev.muster.assignment.own.CourseInContext;
import dev.muster.assignment.own.OwnTraining;
import dev.muster.assignment.reassess.Reassess;
import dev.muster.assignment.rules.Status;
import dev.muster.assignment.standing.ContentRules;
import dev.muster.assignment.standing.GroupContents;
import dev.muster.library.drafts.Courses;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Conflict;
import dev.muster.shared.DueRule;
import dev.muster.shared.NotThere;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Acts are taken back as a unit, for whatever has not moved on since. */
@MusterTest
@NullUnmarked
class UndoTest {
    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    Assignments assignments;

    @Autowired
    Removals removals;

    @Autowired
    DueDates dueDates;

    @Autowired
    GroupContents groupContents;

    @Autowired
    ContentRules contentRules;

    @Autowired
    Courses courses;

    @Autowired
    TrainingGrid training;

    @Autowired
    Exemptions exemptions;

    @Autowired
    Records records;

    @Autowired
    ExemptionGrid exempt;

    @Autowired
    Reassess reassess;

    @Autowired
    OwnTraining own;

    @Autowired
    Reassignments reassignments;

    @Autowired
    Undos undos;

    Fixture make;

    @BeforeEach
    void fixture() {
        clock.set(TestClock.START);
        make = new Fixture(db, clock);
    }

    @Test
    void anAssignmentForWhomItHasNotMovedOn() {
        int ana = make.person("Ana", "Lima");
        int ben = make.person("Ben", "Strand");
        int course = make.course("Allergens");
        long entry = assign(course, null, ana, ben);
        dueDates.set(
                Fixture.ADMIN,
                course,
                List.of(ben),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(9),
                null);

        Undos.Undone preview = undos.preview(Fixture.ADMIN, entry);
        assertThat(preview.people()).isEqualTo(1);
        assertThat(preview.skipped()).extracting(Undos.Skipped::why).containsExactly("was changed by hand since");
        Undos.Undone done = undos.undo(Fixture.ADMIN, entry);

        assertThat(done.skipped()).isEqualTo(preview.skipped());
        assertThat(training.ofPerson(ana)).isEmpty();
        assertThat(training.ofPerson(ben)).hasSize(1);
        assertThatThrownBy(() -> undos.undo(Fixture.ADMIN, entry))
                .isInstanceOf(Conflict.class)
                .hasMessage("It is undone already.");
    }

    @Test
    void onlyForADayAndOnlyByItsAuthorOrAnAdministrator() {
        int ana = make.person("Ana", "Lima");
        int course = make.course("Fire");
        long entry = assign(course, null, ana);
        Actor other = new Actor(
                Actor.Kind.PERSON,
                99,
                "Mo Manager",
                dev.muster.shared.AccessLevel.MANAGER,
                dev.muster.shared.Audience.EVERYBODY);
        assertThatThrownBy(() -> undos.undo(other, entry)).isInstanceOf(NotThere.class);
        clock.advance(Duration.ofHours(24).plusSeconds(1));
        assertThatThrownBy(() -> undos.undo(Fixture.ADMIN, entry))
                .isInstanceOf(Conflict.class)
                .hasMessageContaining("24 hours");
        assertThat(training.ofPerson(ana)).hasSize(1);
    }

    @Test
    void aRemovalComesBackWithItsSourceDateAndExemptionGone() {
        int ana = make.person("Ana", "Lima");
        int course = make.course("Till");
        LocalDate due = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(20);
        assign(course, due, ana);
        contentRules.change(Fixture.ADMIN, course, null, s -> s.given(false, true), ContentRules.How.PLAIN);
        clock.advance(Duration.ofSeconds(1));
        int starter = make.person("Nia", "New");
        reassess.everything();
        List<Training> before = training.ofPerson(ana);
        List<Training> startersBefore = training.ofPerson(starter);
        assertThat(startersBefore.getFirst().sources())
                .extracting(TrainingSource::label)
                .containsExactly("Default for New Starters");

        removals.remove(Fixture.ADMIN, course, List.of(ana, starter), "by mistake");
        assertThat(training.ofPerson(ana)).isEmpty();
        assertThat(training.ofPerson(starter)).isEmpty();
        assertThat(exempt.ofPerson(starter)).hasSize(1);
        assertThat(exempt.ofPerson(starter).getFirst().type()).isEqualTo("Removed by Ada Admin");
        reassess.everything();
        assertThat(training.ofPerson(starter))
                .as("it does not come back by itself")
                .isEmpty();

        undos.undo(Fixture.ADMIN, last());
        assertThat(training.ofPerson(ana)).isEqualTo(before);
        assertThat(training.ofPerson(starter)).isEqualTo(startersBefore);
        assertThat(exempt.ofPerson(starter)).isEmpty();
    }

    @Test
    void aMandatoryCourseAndItsDueRule() {
        int ana = make.person("Ana", "Lima");
        int course = make.course("Harassment at work");
        int group = make.staticGroup("Team", ana);
        groupContents.set(Fixture.ADMIN, group, List.of(course), Remarks.NONE, 0);
        List<Training> before = training.ofPerson(ana);
        long entry = contentRules
                .change(
                        Fixture.ADMIN,
                        course,
                        null,
                        s -> s.given(true, false).due(new DueRule.AfterAssignment(14)),
                        new ContentRules.How(DueFor.OPEN, Remarks.note("law"), 0))
                .entry()
                .id();
        Training now = training.ofPerson(ana).getFirst();
        assertThat(now.weight()).isEqualTo("Mandatory");
        assertThat(now.sources()).extracting(TrainingSource::due).doesNotContainNull();

        undos.undo(Fixture.ADMIN, entry);

        assertThat(training.ofPerson(ana)).isEqualTo(before);
        assertThat(courses.get(course).settings().mandatory()).isFalse();
        assertThat(courses.get(course).settings().due()).isNull();
    }

    /** At noon in London it is tomorrow in Auckland: what ran out today in London is to do again there. */
    @Test
    void whoHasToDoItIsSaidByTheDayWhereTheyAre() {
        clock.advance(Duration.ofHours(3));
        int ana = make.person("Ana", "Lima");
        db.execute("update person set time_zone = 'Pacific/Auckland' where id = ?", ana);
        int course = make.course("Fire extinguishers");
        long entry = contentRules
                .change(Fixture.ADMIN, course, null, s -> s.given(true, false), ContentRules.How.PLAIN)
                .entry()
                .id();
        db.execute(
                "update assignment set state = 2, completed_at = ?::timestamptz, expires_on = ?::date where content_id = ?",
                clock.instant().minus(Duration.ofDays(365)),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                course);

        assertThat(undos.preview(Fixture.ADMIN, entry).some())
                .extracting(Undos.Change::personId)
                .contains(ana);
    }

    @Test
    void aGroupsTrainingDetachedByMistake() {
        int ana = make.person("Ana", "Lima");
        int course = make.course("Knives");
        int group = make.staticGroup("Kitchen", ana);
        groupContents.set(Fixture.ADMIN, group, List.of(course), Remarks.NONE, 0);
        List<Training> before = training.ofPerson(ana);
        clock.advance(Duration.ofMinutes(5));
        groupContents.set(Fixture.ADMIN, group, List.of(), Remarks.NONE, 0);
        assertThat(training.ofPerson(ana)).isEmpty();
        Undos.Undone preview = undos.preview(Fixture.ADMIN, last());
        assertThat(List.of(preview.people(), preview.gain(), preview.lose())).containsExactly(1, 1, 0);
        assertThat(preview.entryId()).isNull();
        assertThat(training.ofPerson(ana)).as("a preview writes nothing").isEmpty();

        assertThat(undos.undo(Fixture.ADMIN, last()).gain()).isEqualTo(1);

        assertThat(groupContents.of(group)).hasSize(1);
        assertThat(training.ofPerson(ana).getFirst().sources())
                .isEqualTo(before.getFirst().sources());
    }

    @Test
    void whoHadBegunIsRequiredAgainByTheDateGivenByHand() {
        int ana = make.person("Ana", "Lima");
        int course = make.course("Knives");
        int group = make.staticGroup("Butchers", ana);
        groupContents.set(Fixture.ADMIN, group, List.of(course), Remarks.NONE, 0);
        make.state(ana, course, 1, 40);
        LocalDate byHand = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(9);
        dueDates.set(Fixture.ADMIN, course, List.of(ana), byHand, null);
        List<Training> before = training.ofPerson(ana);
        clock.advance(Duration.ofMinutes(5));
        groupContents.set(Fixture.ADMIN, group, List.of(), Remarks.NONE, 0);
        assertThat(training.ofPerson(ana).getFirst())
                .returns(false, Training::required)
                .returns(null, Training::dueOn);

        undos.undo(Fixture.ADMIN, last());

        assertThat(training.ofPerson(ana)).isEqualTo(before);
        assertThat(before.getFirst().dueOn()).isEqualTo(byHand);
    }

    /** What they had done before made it In Progress, or Completed, at once: that is no work on it since. */
    @Test
    void whatAnActGaveToWhoHadBegunBeforeGoesWhole() {
        int ana = make.person("Ana", "Lima");
        int[] knives = make.courseOf("Knives", 2);
        Actor learner = new Actor(Actor.Kind.PERSON, ana, "Ana Lima", AccessLevel.LEARNER, null);
        own.begin(learner, knives[0]);
        own.stop(learner, knives[0]);
        assertThat(training.ofPerson(ana)).isEmpty();
        clock.advance(Duration.ofMinutes(5));
        int group = make.staticGroup("Carvers", ana);
        groupContents.set(Fixture.ADMIN, group, List.of(knives[0]), Remarks.NONE, 0);
        assertThat(training.ofPerson(ana).getFirst().status()).isEqualTo(Status.IN_PROGRESS);

        undos.undo(Fixture.ADMIN, last());

        assertThat(training.ofPerson(ana)).isEmpty();
    }

    @Test
    void whatAnActGaveStaysWithWhoBeganItSince() {
        int ana = make.person("Ana", "Lima");
        int[] knives = make.courseOf("Knives", 2);
        int group = make.staticGroup("Slicers", ana);
        groupContents.set(Fixture.ADMIN, group, List.of(knives[0]), Remarks.NONE, 0);
        long given = last();
        own.begin(new Actor(Actor.Kind.PERSON, ana, "Ana Lima", AccessLevel.LEARNER, null), knives[0]);

        undos.undo(Fixture.ADMIN, given);

        assertThat(training.ofPerson(ana).getFirst())
                .returns(Status.IN_PROGRESS, Training::status)
                .returns(false, Training::required);
    }

    @Test
    void aDateByHandThatWasClearedSinceStaysCleared() {
        int ana = make.person("Ana", "Lima");
        int course = make.course("Knives");
        int group = make.staticGroup("Fishmongers", ana);
        groupContents.set(Fixture.ADMIN, group, List.of(course), Remarks.NONE, 0);
        assign(course, null, ana);
        dueDates.set(
                Fixture.ADMIN,
                course,
                List.of(ana),
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(9),
                null);
        clock.advance(Duration.ofMinutes(5));
        groupContents.set(Fixture.ADMIN, group, List.of(), Remarks.NONE, 0);
        long detached = last();
        dueDates.set(Fixture.ADMIN, course, List.of(ana), null, null);

        undos.undo(Fixture.ADMIN, detached);

        assertThat(training.ofPerson(ana).getFirst().dueOn()).isNull();
        assertThat(training.ofPerson(ana).getFirst().sources()).hasSize(2);
    }

    @Test
    void anExemptionTakesAndItsEndGivesBack() {
        int ana = make.person("Ana", "Lima");
        int course = make.course("Ladders");
        contentRules.change(Fixture.ADMIN, course, null, s -> s.given(true, false), ContentRules.How.PLAIN);
        assertThat(training.ofPerson(ana)).hasSize(1);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        exemptions.grant(
                Fixture.ADMIN,
                ana,
                course,
                new Exemptions.Request(null, "Medical", "broken leg", "Dr Who", today.plusDays(10)));
        assertThat(training.ofPerson(ana)).isEmpty();
        reassess.everything();
        assertThat(training.ofPerson(ana)).isEmpty();
        assertThat(assignments
                        .preview(
                                Fixture.ADMIN,
                                new AssignRequest(List.of(course), List.of(ana), null, null, null, null, null, false))
                        .skipped())
                .extracting(s -> s.reason().name())
                .containsExactly("EXEMPT");
        clock.advance(Duration.ofDays(12));
        reassess.dated();
        assertThat(training.ofPerson(ana)).as("the exemption ran out").hasSize(1);
    }

    @Test
    void aDateThatHadBeenLiftedIsLiftedAgain() {
        int ana = make.person("Ana", "Lima");
        int course = make.course("Knives");
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        DueRule past = new DueRule.On(today.minusDays(20));
        contentRules.change(Fixture.ADMIN, course, null, s -> s.due(past), ContentRules.How.PLAIN);
        assign(course, null, ana);
        List<Training> before = training.ofPerson(ana);
        assertThat(before.getFirst().dueLifted()).isTrue();

        undos.undo(Fixture.ADMIN, assign(course, today.plusDays(3), ana));

        assertThat(training.ofPerson(ana)).isEqualTo(before);
    }

    @Test
    void soItIsAfterAReassignment() {
        int ana = make.person("Ana", "Lima");
        int course = make.courseOf("Knives", 2)[0];
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        DueRule past = new DueRule.On(today.minusDays(20));
        contentRules.change(Fixture.ADMIN, course, null, s -> s.due(past), ContentRules.How.PLAIN);
        assign(course, null, ana);
        own.begin(new Actor(Actor.Kind.PERSON, ana, "Ana Lima", dev.muster.shared.AccessLevel.LEARNER, null), course);
        List<Training> before = training.ofPerson(ana);
        assertThat(before.getFirst().dueLifted()).isTrue();
        clock.advance(Duration.ofMinutes(1));

        long entry = reassignments
                .carryOut(
                        Fixture.ADMIN,
                        new ReassignRequest(course, List.of(ana), Again.WHOLE, today.plusDays(3), Remarks.NONE))
                .entryId();
        undos.undo(Fixture.ADMIN, entry);

        assertThat(training.ofPerson(ana)).isEqualTo(before);
    }

    @Test
    void whatComesBackTwiceHasItsNewestDate() {
        int ana = make.person("Ana", "Lima");
        int course = make.course("Allergens");
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        assign(course, today.plusDays(30), ana);
        exemptForAWhile(ana, course);
        clock.advance(Duration.ofDays(1));
        assign(course, today.plusDays(12), ana);
        assertThat(training.ofPerson(ana).getFirst().dueOn()).isEqualTo(today.plusDays(12));

        exemptForAWhile(ana, course);

        assertThat(training.ofPerson(ana).getFirst().dueOn())
                .as("not the date before the first exemption")
                .isEqualTo(today.plusDays(12));
    }

    private void exemptForAWhile(int person, int course) {
        exemptions.grant(Fixture.ADMIN, person, course, new Exemptions.Request(null, "Medical", null, null, null));
        assertThat(training.ofPerson(person)).isEmpty();
        exemptions.lift(Fixture.ADMIN, person, course, null, Remarks.NONE);
    }

    @Test
    void whoIsCreditedByTheActHasNotMovedOnByThat() {
        int ana = make.person("Ana", "Lima");
        int[] hygiene = make.courseOf("Hygiene", 1);
        int[] knives = make.courseOf("Knives", 1);
        assign(make.module("Kitchen start", hygiene[0], knives[0]), null, ana);
        Actor learner = new Actor(Actor.Kind.PERSON, ana, "Ana Lima", dev.muster.shared.AccessLevel.LEARNER, null);
        int module = training.ofPerson(ana).getFirst().content().id();
        own.complete(learner, new CourseInContext(module, hygiene[0]), hygiene[1], null);
        clock.advance(Duration.ofMinutes(1));
        List<Training> before = training.ofPerson(ana);

        long entry = assign(hygiene[0], null, ana);
        assertThat(training.find(ana, hygiene[0]).orElseThrow().status())
                .as("credited at once")
                .isEqualTo(dev.muster.assignment.rules.Status.COMPLETED);
        assertThat(undos.undo(Fixture.ADMIN, entry).skipped()).isEmpty();
        assertThat(training.ofPerson(ana)).isEqualTo(before);

        long again = assign(knives[0], null, ana);
        clock.advance(Duration.ofMinutes(1));
        own.complete(learner, new CourseInContext(module, knives[0]), knives[1], null);
        assertThat(undos.preview(Fixture.ADMIN, again).skipped())
                .extracting(Undos.Skipped::why)
                .as("what is credited later is work")
                .containsExactly("has worked on it since");
    }

    @Test
    void whatStoodInTheHistoryOnlyIsThereOnlyAgain() {
        int ana = make.person("Ana", "Lima");
        int course = make.course("Till");
        LocalDate day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(9);
        long id = records.add(
                        Fixture.ADMIN,
                        ana,
                        new dev.muster.learning.Completions.Elsewhere(course, null, day, 80, null, null, null))
                .id();
        long entry = assign(course, null, ana);
        assertThat(training.ofPerson(ana)).hasSize(1);

        undos.undo(Fixture.ADMIN, entry);

        assertThat(training.ofPerson(ana)).as("it was not there before").isEmpty();

        assign(course, null, ana);
        exemptions.grant(Fixture.ADMIN, ana, course, new Exemptions.Request(null, "Medical", null, null, null));
        assertThat(training.ofPerson(ana)).as("the record stays").hasSize(1);
        records.annul(Fixture.ADMIN, id, "typed in by mistake");
        assertThat(training.ofPerson(ana)).as("it is no record any more").isEmpty();
    }

    private long assign(int course, LocalDate due, Integer... people) {
        return assignments
                .carryOut(
                        Fixture.ADMIN,
                        new AssignRequest(List.of(course), List.of(people), due, null, null, null, null, false))
                .entryId();
    }

    private long last() {
        return db.fetchSingle("select max(id) from audit_entry").get(0, Long.class);
    }
}
