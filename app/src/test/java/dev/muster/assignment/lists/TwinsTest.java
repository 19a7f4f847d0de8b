package dev.muster.assignment.lists;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.Remarks;
import dev.muster.assignment.Training;
import dev.muster.assignment.rules.Due;
import dev.muster.assignment.rules.Status;
import dev.muster.assignment.standing.GroupContents;
import dev.muster.people.rules.Leave;
import dev.muster.people.rules.Leaves;
import dev.muster.settings.Settings;
import dev.muster.shared.DueRule;
import dev.muster.shared.DueRuleJson;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DSL;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Where a meaning exists twice, in SQL for sets and in Java for one, both say the same; and lists stay two queries. */
@MusterTest
@NullUnmarked
class TwinsTest {
    private static final List<String> ZONES =
            List.of("Europe/London", "Pacific/Kiritimati", "America/St_Johns", "Asia/Kathmandu", "Pacific/Pago_Pago");

    /** Around leap days, and days on which clocks change. */
    private static final List<String> BASES = List.of(
            "2026-11-22T09:00:00Z",
            "2028-02-27T09:00:00Z",
            "2027-03-27T09:00:00Z",
            "2027-04-03T09:00:00Z",
            "2026-10-31T09:00:00Z");

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    Settings settings;

    @Autowired
    GroupContents groupContents;

    @Autowired
    AssignmentsGrid grid;

    @Autowired
    TrainingGrid training;

    private Fixture make;

    @BeforeEach
    void fixture() {
        make = new Fixture(db, clock);
        System.out.println("TwinsTest seed " + seed);
    }

    private record One(ZoneId zone, LocalDate hired) {}

    @Test
    void dueDatesAreTheSameInSqlAndJava() {
        Map<Integer, One> people = new HashMap<>();
        for (int i = 0; i < 80; i++) {
            people.put(make.person("Due", "Twin" + i), someone());
        }
        people.forEach((id, p) -> db.execute(
                "update person set time_zone = ?, hired_on = ?::date where id = ?", p.zone.getId(), p.hired, id));
        int group = make.staticGroup("Due twins", people.keySet().toArray(Integer[]::new));
        for (int i = 0; i < 20; i++) {
            clock.set(TestClock.START.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 400))));
            DueRule rule = rule();
            int course = make.course("Due " + i);
            make.due(course, DueRuleJson.tree(rule).toString());
            groupContents.set(Fixture.ADMIN, group, List.of(course), Remarks.NONE, 1000);
            var rows = db.fetch("select person_id, due_on, due_lifted from source where content_id = ?", course);
            assertThat(rows).hasSize(people.size());
            rows.forEach(r -> {
                One p = people.get(r.get(0, Integer.class));
                Due d = Due.of(rule, LocalDate.ofInstant(clock.instant(), p.zone), p.hired, 7);
                assertThat(r.get(1, LocalDate.class) + " " + r.get(2))
                        .as("seed %d, %s, %s at %s", seed, rule, p, clock.instant())
                        .isEqualTo(d == null ? "null false" : d.on() + " " + d.lifted());
            });
            assertThat(db.fetchCount(
                            DSL.table("assignment"),
                            DSL.condition(
                                    "content_id = ? and (due_on is null <> ? or due_lifted is null)",
                                    course,
                                    rule instanceof DueRule.NoDate)))
                    .isZero();
        }
    }

    private One someone() {
        LocalDate day = LocalDate.of(2026, 11, 22).plusDays(random.nextInt(400) - 400);
        return new One(ZoneId.of(any(ZONES)), random.nextInt(5) == 0 ? null : day);
    }

    private DueRule rule() {
        return switch (random.nextInt(4)) {
            case 0 -> new DueRule.AfterAssignment(random.nextInt(40));
            case 1 -> new DueRule.AfterHire(random.nextInt(90), random.nextBoolean() ? null : random.nextInt(20));
            case 2 -> new DueRule.NoDate();
            default -> new DueRule.On(LocalDate.of(2026, 11, 22).plusDays(random.nextInt(500)));
        };
    }

    @Test
    void statusesAreTheSameInListsCountsAndOnOnePage() {
        int course = make.course("Status twins");
        db.execute("update content set grace_days = ? where id = ?", random.nextInt(4), course);
        List<Integer> people = new ArrayList<>();
        Instant base = Instant.parse(any(BASES));
        clock.set(base);
        LocalDate day = LocalDate.ofInstant(base, ZoneOffset.UTC);
        for (int i = 0; i < 80; i++) {
            int p = make.person("Status", "Twin" + i);
            people.add(p);
            int state = random.nextInt(3);
            Leaves leaves = leaves(day);
            db.execute(
                    "update person set time_zone = ?, earlier_leaves = ?::date[], leave_from = ?::date, leave_until = ?::date where id = ?",
                    any(ZONES),
                    leaves.earlier(),
                    leaves.last().map(Leave::from).orElse(null),
                    leaves.last().map(Leave::until).orElse(null),
                    p);
            db.execute(
                    """
                    insert into assignment (person_id, content_id, state, required, due_on, assigned_at, expires_on, dated_at)
                    values (?, ?, ?, ?, ?::date, ?::timestamptz, ?::date, ?::timestamptz)""",
                    p,
                    course,
                    state,
                    random.nextInt(4) > 0,
                    random.nextInt(4) == 0 ? null : day.plusDays(random.nextInt(12) - 6),
                    clock.instant(),
                    state < 2 || random.nextInt(4) == 0 ? null : day.plusDays(random.nextInt(12) - 6),
                    random.nextInt(3) > 0 ? null : clock.instant().minus(Duration.ofHours(random.nextInt(400))));
        }
        db.execute("update assignment set due_on = null where not required");
        db.execute("update assignment set renewal = 40 where state = 2 and person_id % 3 = 0");
        for (int i = 0; i < 30; i++) {
            Instant at = base.plus(Duration.ofMinutes(random.nextInt(60 * 24 * 12) - 60 * 24 * 6));
            clock.set(at);
            Map<Status, Set<Integer>> one = new HashMap<>();
            Set<Integer> overdue = new TreeSet<>();
            Set<Integer> soon = new TreeSet<>();
            Set<Integer> waiting = new TreeSet<>();
            for (int p : people) {
                Training t = training.find(p, course).orElseThrow();
                one.computeIfAbsent(t.status(), _ -> new TreeSet<>()).add(p);
                if (t.overdue()) {
                    overdue.add(p);
                }
                if (t.dueSoon()) {
                    soon.add(p);
                }
                if (t.onLeave() && t.required() && t.isOpen()) {
                    waiting.add(p);
                }
            }
            for (Status s : Status.values()) {
                assertThat(listed(course, List.of(s), List.of()))
                        .as("seed %d, %s at %s", seed, s, at)
                        .isEqualTo(one.getOrDefault(s, Set.of()));
            }
            assertThat(listed(course, List.of(), List.of("overdue")))
                    .as("overdue at %s", at)
                    .isEqualTo(overdue);
            assertThat(listed(course, List.of(), List.of("dueSoon")))
                    .as("due soon at %s", at)
                    .isEqualTo(soon);
            assertThat(listed(course, List.of(), List.of("onLeave")))
                    .as("seed %d, on leave at %s", seed, at)
                    .isEqualTo(waiting);
            AssignmentsGrid.Counts n = grid.counts(course, DSL.noCondition());
            assertThat(n.assigned())
                    .as("counters add up")
                    .isEqualTo(n.notStarted() + n.inProgress() + n.completed() + n.expired())
                    .isEqualTo(people.size());
            assertThat(n.overdue()).isEqualTo(overdue.size());
            assertThat(n.onLeave()).isEqualTo(waiting.size());
            assertThat(n.expired())
                    .isEqualTo(one.getOrDefault(Status.EXPIRED, Set.of()).size());
        }
    }

    private Leaves leaves(LocalDate about) {
        Leaves leaves = Leaves.NONE;
        for (int n = random.nextInt(4); n > 0; n--) {
            LocalDate from = about.plusDays(random.nextInt(16) - 10);
            leaves = leaves.with(new Leave(from, random.nextInt(6) == 0 ? null : from.plusDays(random.nextInt(5))));
        }
        return leaves;
    }

    private Set<Integer> listed(int course, List<Status> status, List<String> flags) {
        var page = grid.page(course, new AssignmentsFilter("", status, List.of(), flags), DSL.noCondition(), null, 200);
        Set<Integer> ids = new TreeSet<>();
        page.items().forEach(r -> ids.add(r.personId()));
        assertThat(page.total()).as("shown = counted").isEqualTo(ids.size());
        return ids;
    }

    @Test
    void fiftyRowsTakeNoMoreQueriesThanOne() {
        AtomicInteger queries = new AtomicInteger();
        DSLContext counted = DSL.using(db.configuration().derive(new ExecuteListener() {
            @Override
            public void executeStart(ExecuteContext ctx) {
                queries.incrementAndGet();
            }
        }));
        List<Integer> people = make.people(50);
        int group = make.staticGroup("Fifty", people.toArray(Integer[]::new));
        List<Integer> courses = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            courses.add(make.course("Course " + i));
        }
        TrainingGrid own = new TrainingGrid(counted, settings, clock);
        AssignmentsGrid all = new AssignmentsGrid(counted, settings, clock);
        List<Integer> taken = new ArrayList<>();
        for (int n : List.of(1, 50)) {
            groupContents.set(Fixture.ADMIN, group, courses.subList(0, n), Remarks.NONE, 0);
            queries.set(0);
            assertThat(own.ofPerson(people.getFirst())).hasSize(n);
            assertThat(all.page(courses.getFirst(), AssignmentsFilter.ALL, DSL.noCondition(), null, n)
                            .items())
                    .hasSize(n);
            taken.add(queries.get());
        }
        assertThat(taken.get(1)).isEqualTo(taken.get(0));
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
