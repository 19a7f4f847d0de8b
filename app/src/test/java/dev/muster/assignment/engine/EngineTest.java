package dev.muster.assignment.engine;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.assignment.Remarks;
import dev.muster.assignment.RuleEffect;
import dev.muster.assignment.Training;
import dev.muster.assignment.TrainingSource;
import dev.muster.assignment.byhand.AssignRequest;
import dev.muster.assignment.byhand.Assignments;
import dev.muster.assignment.byhand.DueDates;
import dev.muster.assignment.byhand.Removals;
import dev.muster.assignment.lists.TrainingGrid;
import dev.muster.assignment.reassess.Reassess;
import dev.muster.assignment.rules.Status;
import dev.muster.assignment.standing.GroupContents;
import dev.muster.shared.Conflict;
import dev.muster.shared.PeopleChanged;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

@MusterTest
class EngineTest {
    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    GroupContents groupContents;

    @Autowired
    Assignments assignments;

    @Autowired
    Removals removals;

    @Autowired
    DueDates dueDates;

    @Autowired
    TrainingGrid training;

    @Autowired
    Reassess reassess;

    @Autowired
    ApplicationEventPublisher news;

    @Autowired
    TransactionTemplate transaction;

    Fixture make;

    @BeforeEach
    void fixture() {
        make = new Fixture(db, clock);
    }

    @Test
    void attachingACourseGivesItToTheMembersAndDetachingTakesItAway() {
        int ana = make.person("Ana", "Lima");
        int ben = make.person("Ben", "Strand");
        int course = make.course("Allergens");
        int group = make.staticGroup("Kitchen Leeds", ana, ben);

        RuleEffect preview = groupContents.preview(Fixture.ADMIN, group, List.of(course));
        assertThat(preview.gain()).isEqualTo(2);
        assertThat(training.ofPerson(ana)).as("a preview writes nothing").isEmpty();
        assertThat(db.fetchCount(
                        dev.muster.generated.db.Tables.RULE, dev.muster.generated.db.Tables.RULE.GROUP_ID.eq(group)))
                .isZero();

        assertThat(groupContents.set(Fixture.ADMIN, group, List.of(course), Remarks.NONE, 0))
                .isEqualTo(preview);
        Training t = training.ofPerson(ana).getFirst();
        assertThat(t.status()).isEqualTo(Status.NOT_STARTED);
        assertThat(t.weight()).isEqualTo("Required");
        assertThat(t.sources()).extracting(TrainingSource::label).containsExactly("Group: Kitchen Leeds");
        assertThat(t.sources().getFirst().by()).isEqualTo("Ada Admin");

        assertThat(groupContents
                        .set(Fixture.ADMIN, group, List.of(course), Remarks.NONE, 0)
                        .isNothing())
                .as("twice changes nothing")
                .isTrue();
        RuleEffect away = groupContents.set(Fixture.ADMIN, group, List.of(), Remarks.NONE, 0);
        assertThat(away.lose()).isEqualTo(2);
        assertThat(training.ofPerson(ana)).isEmpty();
    }

    @Test
    void joiningAndLeavingFollowsByItself() {
        int cem = make.person("Cem", "Aksoy");
        int course = make.course("Fire safety");
        int group = make.staticGroup("Bristol");
        groupContents.set(Fixture.ADMIN, group, List.of(course), Remarks.NONE, 0);
        make.join(group, cem);
        changed(cem);
        assertThat(reassess.pending()).isEqualTo(1);
        reassess.workOff();
        assertThat(reassess.pending()).isZero();
        assertThat(training.ofPerson(cem)).hasSize(1);
        make.leave(group, cem);
        changed(cem);
        reassess.workOff();
        assertThat(training.ofPerson(cem)).isEmpty();
    }

    @Test
    void nobodyLosesWork() {
        int started = make.person("Dee", "Started");
        int done = make.person("Eli", "Done");
        int course = make.course("Knives");
        int group = make.staticGroup("Hull", started, done);
        groupContents.set(Fixture.ADMIN, group, List.of(course), Remarks.NONE, 0);
        make.state(started, course, 1, 40);
        make.state(done, course, 2, 100);

        RuleEffect effect = groupContents.set(Fixture.ADMIN, group, List.of(), Remarks.NONE, 0);

        assertThat(effect.lose()).isEqualTo(1);
        assertThat(effect.kept()).isEqualTo(1);
        Training optional = training.ofPerson(started).getFirst();
        assertThat(optional.weight()).isEqualTo("Optional");
        assertThat(optional.progress()).isEqualTo(40);
        assertThat(optional.sources()).extracting(TrainingSource::label).containsExactly("Self-enrolled");
        assertThat(optional.sources())
                .extracting(TrainingSource::words)
                .containsExactly("Optional: begun while Group: Hull required it");
        Training record = training.ofPerson(done).getFirst();
        assertThat(record.status()).isEqualTo(Status.COMPLETED);
        assertThat(record.required()).isFalse();
    }

    @Test
    void losingOneSourceNeverLosesWhatAnotherGives() {
        int fay = make.person("Fay", "Two");
        int course = make.course("Till");
        int a = make.staticGroup("Till A", fay);
        int b = make.staticGroup("Till B", fay);
        groupContents.set(Fixture.ADMIN, a, List.of(course), Remarks.NONE, 0);
        groupContents.set(Fixture.ADMIN, b, List.of(course), Remarks.NONE, 0);
        assign(fay, course, null);
        assertThat(training.ofPerson(fay).getFirst().sources()).hasSize(3);
        groupContents.set(Fixture.ADMIN, a, List.of(), Remarks.NONE, 0);
        assertThat(training.ofPerson(fay).getFirst().sources())
                .extracting(TrainingSource::label)
                .containsExactlyInAnyOrder("Group: Till B", "Individual");
        Removals.One one =
                removals.remove(Fixture.ADMIN, course, List.of(fay), null).getFirst();
        assertThat(one.message()).isEqualTo("Fay Two keeps it because of Group: Till B.");
        Removals.One refused =
                removals.remove(Fixture.ADMIN, course, List.of(fay), null).getFirst();
        assertThat(refused.removed()).isFalse();
        assertThat(refused.message()).contains("Group: Till B").contains("take the person out of the group");
    }

    @Test
    void theEarliestDateIsInForceAndADateByHandOverrides() {
        int gil = make.person("Gil", "Dates");
        int course = make.course("Manual handling");
        make.due(course, quoted("{'daysAfterAssignment': 14}"));
        int group = make.staticGroup("Warehouse", gil);
        groupContents.set(Fixture.ADMIN, group, List.of(course), Remarks.NONE, 0);
        assertThat(due(gil)).isEqualTo("2026-12-06");
        assign(gil, course, java.time.LocalDate.of(2026, 12, 1));
        assertThat(due(gil)).isEqualTo("2026-12-01");
        dueDates.set(Fixture.ADMIN, course, List.of(gil), java.time.LocalDate.of(2027, 1, 31), null);
        assertThat(due(gil)).isEqualTo("2027-01-31");
        dueDates.set(Fixture.ADMIN, course, List.of(gil), null, null);
        assertThat(due(gil)).isEqualTo("2026-12-01");
    }

    @Test
    void aDeactivatedPersonIsGivenNothingAndLosesNothing() {
        int hal = make.person("Hal", "Gone");
        int course = make.course("Harassment at work");
        int group = make.staticGroup("All of Cardiff", hal);
        groupContents.set(Fixture.ADMIN, group, List.of(course), Remarks.NONE, 0);
        make.status(hal, "DEACTIVATED");
        groupContents.set(Fixture.ADMIN, group, List.of(), Remarks.NONE, 0);
        assertThat(training.ofPerson(hal)).hasSize(1);
        make.status(hal, "ACTIVE");
        changed(hal);
        reassess.workOff();
        assertThat(training.ofPerson(hal)).isEmpty();
    }

    @Test
    void theBrakeRefusesLargeLossesUntilTheirNumberIsConfirmed() {
        List<Integer> people = make.people(120);
        int course = make.course("Welcome");
        int group = make.staticGroup("Everyone", people.toArray(Integer[]::new));
        groupContents.set(Fixture.ADMIN, group, List.of(course), Remarks.NONE, 0);
        assertThatThrownBy(() -> groupContents.set(Fixture.ADMIN, group, List.of(), Remarks.NONE, 0))
                .isInstanceOfSatisfying(
                        Conflict.class, c -> assertThat(c.confirm()).hasValue(120));
        assertThat(training.ofPerson(people.getFirst())).hasSize(1);
        assertThat(groupContents
                        .set(Fixture.ADMIN, group, List.of(), Remarks.NONE, 120)
                        .lose())
                .isEqualTo(120);
    }

    private String due(int person) {
        return String.valueOf(training.ofPerson(person).getFirst().dueOn());
    }

    private void assign(int person, int course, java.time.@org.jspecify.annotations.Nullable LocalDate due) {
        assignments.assign(
                Fixture.ADMIN, new AssignRequest(List.of(course), List.of(person), due, null, null, null, null));
    }

    private void changed(int person) {
        transaction.executeWithoutResult(_ -> news.publishEvent(new PeopleChanged(List.of(person))));
    }
}
