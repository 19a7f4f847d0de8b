package dev.muster.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.Remarks;
import dev.muster.assignment.standing.GroupContents;
import dev.muster.reporting.ComplianceMonths.Month;
import dev.muster.reporting.rules.ComplianceStatus;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a month ended with is counted once, for who sees everybody, and held to the facts. */
@MusterTest
@NullUnmarked
class ComplianceMonthsTest {
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 31);

    @Autowired
    ComplianceMonths months;

    @Autowired
    GroupContents groupContents;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    private ComplianceFilter filter;
    private int ana;

    /** What tests write is known from the real day on: the days asked for lie after it. */
    @BeforeEach
    void threeWhoMust() {
        clock.set(TestClock.START);
        Fixture make = new Fixture(db, clock);
        int course = make.course("Allergens");
        ana = make.person("Ana", "Lima");
        groupContents.set(
                Fixture.ADMIN,
                make.staticGroup("Counted " + ana, ana, make.person("Ben", "Strand"), make.person("Cy", "Young")),
                List.of(course),
                Remarks.NONE,
                0);
        filter = new ComplianceFilter(List.of(course), Map.of(), null, ReportDay.TODAY);
        clock.set(Instant.parse("2027-01-20T12:00:00Z"));
    }

    private Numbers december(Actor actor) {
        return months.of(actor, filter).stream()
                .filter(m -> m.day().equals(DECEMBER))
                .map(Month::total)
                .findFirst()
                .orElseThrow();
    }

    private int kept() {
        return db.resultQuery("select count(*)::int from compliance_month where filter = ?", address())
                .fetchSingle()
                .get(0, int.class);
    }

    private String address() {
        return ReportFilter.address(filter);
    }

    @Test
    void aMonthThatIsOverIsCountedOnce() {
        Numbers first = december(Fixture.ADMIN);
        assertThat(first.people()).isEqualTo(3);
        assertThat(first.count(ComplianceStatus.NOT_YET_DUE)).isEqualTo(3);
        assertThat(kept()).isEqualTo(12);
        db.execute(
                "update compliance_month set people = 77 where filter = ? and day = ?::date", address(), "2026-12-31");
        assertThat(december(Fixture.ADMIN).people()).as("not counted again").isEqualTo(77);
        assertThat(months.of(Fixture.ADMIN, filter).getLast().total().people())
                .as("the day itself is")
                .isEqualTo(3);
    }

    @Test
    void whoSeesOnlySomeIsCountedForEachTime() {
        december(Fixture.ADMIN);
        Actor manager = new Actor(
                Actor.Kind.PERSON,
                1,
                "Mia",
                AccessLevel.MANAGER,
                new Audience(List.of(new Audience.People(List.of(ana)))));
        assertThat(december(manager).people()).isEqualTo(1);
        assertThat(december(Fixture.ADMIN).people()).isEqualTo(3);
    }

    @Test
    void aMonthThatJustEndedWaits() {
        clock.set(Instant.parse("2027-01-01T12:00:00Z"));
        december(Fixture.ADMIN);
        assertThat(kept()).as("work that began on the last day may still end").isEqualTo(11);
    }

    @Test
    void theNightlyCheckFindsWhatIsNotSo() {
        filter = ComplianceFilter.ALL;
        db.execute("delete from compliance_month");
        december(Fixture.ADMIN);
        db.execute(
                "update compliance_month set expired = expired + 1, counted_at = '2020-01-01Z' where day = ?::date",
                "2026-12-31");
        assertThat(months.check(Fixture.ADMIN)).isEqualTo(1);
        db.execute("update compliance_month set counted_at = '2020-01-01Z' where day = ?::date", "2026-12-31");
        assertThat(months.check(Fixture.ADMIN)).isZero();
        assertThat(december(Fixture.ADMIN).count(ComplianceStatus.EXPIRED)).isZero();
    }
}
