package dev.muster.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.byhand.AssignRequest;
import dev.muster.assignment.byhand.Assignments;
import dev.muster.assignment.byhand.DueDates;
import dev.muster.assignment.exemption.Exemptions;
import dev.muster.assignment.lists.TrainingGrid;
import dev.muster.assignment.why.Whys;
import dev.muster.people.Persons;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Leave stops the clock, and nothing has to run for it; an exemption that is lifted gives back what it took. */
@MusterTest
@NullUnmarked
class LeaveTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    Persons persons;

    @Autowired
    Assignments assignments;

    @Autowired
    DueDates dueDates;

    @Autowired
    Exemptions exemptions;

    @Autowired
    TrainingGrid training;

    @Autowired
    Whys whys;

    private int ana;
    private int fire;

    @BeforeEach
    void assigned() {
        clock.set(TestClock.START);
        Fixture make = new Fixture(db, clock);
        ana = make.person("Ana", "Lima");
        fire = make.course("Fire safety");
        assignments.assign(
                Fixture.ADMIN,
                new AssignRequest(List.of(fire), List.of(ana), TODAY.plusDays(10), null, null, null, null));
    }

    @Test
    void whoIsAwayIsNotLateAndHasAsManyDaysLeftOnTheReturn() {
        persons.leave(Fixture.ADMIN, ana, TODAY.plusDays(5), TODAY.plusDays(24));
        days(12);
        assertThat(one().overdue()).as("away").isFalse();
        assertThat(one().onLeave()).isTrue();
        assertThat(why()).contains("is on leave");
        days(13);
        assertThat(one().dueOn()).as("back").isEqualTo(TODAY.plusDays(30));
        assertThat(why()).contains("It was 2 Dec 2026 before");
        days(6);
        assertThat(one().overdue()).isTrue();
    }

    @Test
    void aLeaveThatIsNotedLateOrTakenBackMakesTheDatesWhatTheyWouldHaveBeen() {
        days(15);
        assertThat(one().overdue()).isTrue();
        persons.leave(Fixture.ADMIN, ana, TODAY.plusDays(3), TODAY.plusDays(12));
        assertThat(one().dueOn()).isEqualTo(TODAY.plusDays(20));
        assertThat(db.fetchSingle(
                                "select before ->> 'dueOn', after ->> 'dueOn' from audit_line where content_id = ? and person_id = ? order by entry_id desc limit 1",
                                fire,
                                ana)
                        .intoList())
                .as("in the log")
                .hasToString("[2026-12-02, 2026-12-12]");
        persons.leave(Fixture.ADMIN, ana, TODAY.plusDays(14), null);
        assertThat(one().onLeave()).isTrue();
        days(5);
        persons.reactivate(Fixture.ADMIN, ana);
        assertThat(one().dueOn()).as("six days more").isEqualTo(TODAY.plusDays(26));
        persons.takeLeaveBack(Fixture.ADMIN, ana, TODAY.plusDays(3));
        persons.takeLeaveBack(Fixture.ADMIN, ana, TODAY.plusDays(14));
        assertThat(one().dueOn()).isEqualTo(TODAY.plusDays(10));
        assertThat(one().overdue()).isTrue();
    }

    @Test
    void anExemptionThatIsLiftedGivesTheAssignmentBackAsItWas() {
        days(1);
        dueDates.set(Fixture.ADMIN, fire, List.of(ana), TODAY.plusDays(20), null);
        days(1);
        exemptions.grant(Fixture.ADMIN, ana, fire, new Exemptions.Request(null, "Medical", "Knee", null, null));
        assertThat(training.find(ana, fire)).isEmpty();
        days(1);
        exemptions.lift(Fixture.ADMIN, ana, fire, null, Remarks.NONE);
        assertThat(one().assignedAt()).isEqualTo(TestClock.START);
        assertThat(one().dueOn()).isEqualTo(TODAY.plusDays(20));
        assertThat(one().dueByHand()).isTrue();
        exemptions.grant(Fixture.ADMIN, ana, fire, new Exemptions.Request(null, "Medical", "Knee", null, null));
        days(30);
        exemptions.lift(Fixture.ADMIN, ana, fire, null, Remarks.NONE);
        assertThat(one().dueOn()).as("nobody is overdue on day one").isEqualTo(TODAY.plusDays(40));
    }

    private Training one() {
        return training.find(ana, fire).orElseThrow();
    }

    private String why() {
        return whys.of(Fixture.ADMIN, ana, fire).due();
    }

    private void days(int n) {
        clock.advance(Duration.ofDays(n));
    }
}
