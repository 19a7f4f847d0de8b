package dev.muster.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.Training;
import dev.muster.audience.Managers;
import dev.muster.notification.TeamSummaries;
import dev.muster.reporting.ComplianceNamesGrid.Place;
import dev.muster.reporting.ComplianceNamesGrid.Row;
import dev.muster.reporting.ComplianceNamesGrid.Which;
import dev.muster.reporting.rules.ComplianceStatus;
import dev.muster.shared.Actor;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The mail on Mondays counts what compliance counts, and names whom it names. */
@MusterTest
@NullUnmarked
class SummaryNumbersTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final List<String> ZONES =
            List.of("Europe/London", "Pacific/Kiritimati", "America/St_Johns", "Asia/Kathmandu", "Pacific/Pago_Pago");

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    TeamSummaries summaries;

    @Autowired
    Managers managers;

    @Autowired
    ComplianceNamesGrid names;

    private Random dice;
    private Fixture make;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theMailSaysWhatComplianceSays(long seed) {
        dice = new Random(seed);
        make = new Fixture(db, clock);
        clock.set(TestClock.START);
        List<Integer> courses = List.of(make.course("Summary one"), make.course("Summary two"));
        db.execute("update content set grace_days = ? where id = ?", dice.nextInt(5), courses.getFirst());
        Actor mia = company(courses);
        for (int i = 0; i < 5; i++) {
            clock.set(TestClock.START.plus(Duration.ofMinutes(dice.nextInt(60 * 24 * 14) - 60 * 24 * 7)));
            String mail = summaries.of(mia.personId()).orElse("");
            String where = "seed %d at %s: %s".formatted(seed, clock.instant(), mail);
            List<Row> rows = rows(mia, courses);
            assertThat(number(mail, "Overdue")).as(where).isEqualTo(count(rows, ComplianceStatus.OVERDUE, _ -> true));
            assertThat(number(mail, "Expired")).as(where).isEqualTo(count(rows, ComplianceStatus.EXPIRED, _ -> true));
            assertThat(number(mail, "Due this week"))
                    .as(where)
                    .isEqualTo(count(rows, ComplianceStatus.NOT_YET_DUE, this::isThisWeek)
                            + count(rows, ComplianceStatus.COUNTING, this::isThisWeek));
        }
    }

    /** Everybody in the scope of one manager, who is in it, too. */
    private Actor company(List<Integer> courses) {
        List<Integer> people = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int p = make.person("Person", "Number" + i);
            people.add(p);
            boolean away = dice.nextInt(5) == 0;
            db.execute(
                    "update person set time_zone = ?, leave_from = ?::date, leave_until = ?::date where id = ?",
                    ZONES.get(dice.nextInt(5)),
                    away ? DAY.plusDays(dice.nextInt(8) - 4) : null,
                    away ? DAY.plusDays(5 + dice.nextInt(8)) : null,
                    p);
            courses.forEach(c -> has(p, c));
        }
        int mia = people.getFirst();
        db.execute(
                "update person set access_level = 'MANAGER', scope = ?::jsonb where id = ?",
                "{\"all\":[{\"people\":[\"%s\"]}]}"
                        .formatted(String.join(
                                "\",\"", people.stream().map(String::valueOf).toList())),
                mia);
        return managers.of(mia).orElseThrow();
    }

    private void has(int person, int course) {
        int state = dice.nextInt(3);
        db.execute(
                """
                insert into assignment (person_id, content_id, state, required, due_on, assigned_at, completed_at, expires_on,
                                        counts_until, renewal, due_by_hand, due_set_at)
                values (?, ?, ?, true, ?::date, ?::timestamptz, ?::timestamptz, ?::date, ?::date, ?, ?::date, ?::timestamptz)""",
                person,
                course,
                state,
                dice.nextInt(4) == 0 ? null : day(),
                clock.instant().minus(Duration.ofDays(40)),
                state < 2 ? null : clock.instant().minus(Duration.ofDays(30)),
                state < 2 || dice.nextInt(4) == 0 ? null : day(),
                state < 2 && dice.nextInt(3) == 0 ? day() : null,
                state == 2 && dice.nextInt(3) == 0 ? 40 : null,
                null,
                null);
        if (dice.nextInt(5) == 0) {
            db.execute(
                    "update assignment set due_on = ?::date, due_by_hand = ?::date, due_set_at = ?::timestamptz where person_id = ? and content_id = ?",
                    DAY.plusDays(2),
                    DAY.plusDays(2),
                    clock.instant().minus(Duration.ofDays(dice.nextInt(50))),
                    person,
                    course);
        }
    }

    private LocalDate day() {
        return DAY.plusDays(dice.nextInt(20) - 10);
    }

    private List<Row> rows(Actor mia, List<Integer> courses) {
        ComplianceFilter filter = new ComplianceFilter(courses, Map.of(), null, ReportDay.TODAY);
        return names
                .page(mia, filter, Which.of(List.of(), EnumSet.allOf(ComplianceStatus.class)), new Place(null, 200))
                .items()
                .stream()
                .filter(r -> r.personId() != mia.personId())
                .toList();
    }

    private static long count(List<Row> rows, ComplianceStatus status, Predicate<Row> which) {
        return rows.stream().filter(r -> r.status() == status && which.test(r)).count();
    }

    private boolean isThisWeek(Row r) {
        Training t = r.training();
        String zone = db.fetchSingle("select time_zone from person where id = ?", r.personId())
                .get(0, String.class);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of(zone));
        return t.dueOn() != null
                && !t.onLeave()
                && !t.dueOn().isBefore(today)
                && !t.dueOn().isAfter(today.plusDays(6));
    }

    private static int number(String mail, String part) {
        var found = Pattern.compile("^" + part + " \\((\\d+)\\)$", Pattern.MULTILINE)
                .matcher(mail);
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }
}
