package dev.muster.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.muster.assignment.Remarks;
import dev.muster.assignment.Training;
import dev.muster.assignment.exemption.Exemptions;
import dev.muster.assignment.lists.TrainingGrid;
import dev.muster.assignment.standing.GroupContents;
import dev.muster.reporting.Compliance.Line;
import dev.muster.reporting.ComplianceNamesGrid.Part;
import dev.muster.reporting.ComplianceNamesGrid.Place;
import dev.muster.reporting.ComplianceNamesGrid.Row;
import dev.muster.reporting.ComplianceNamesGrid.Which;
import dev.muster.reporting.rules.ComplianceStatus;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Every number adds up, and has as many names behind it as it says. */
@MusterTest
@NullUnmarked
class ComplianceTest {
    private static final List<String> ZONES =
            List.of("Europe/London", "Pacific/Kiritimati", "America/St_Johns", "Pacific/Pago_Pago");
    private static final AtomicInteger N = new AtomicInteger();

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    GroupContents groupContents;

    @Autowired
    Exemptions exemptions;

    @Autowired
    TrainingGrid training;

    @Autowired
    Compliances compliances;

    @Autowired
    ComplianceNamesGrid names;

    @Autowired
    TrainingList list;

    private Fixture make;
    private int fire;
    private int knives;

    @BeforeEach
    void twoCourses() {
        clock.set(TestClock.START);
        make = new Fixture(db, clock);
        fire = make.course("Fire safety");
        knives = make.course("Knives");
    }

    @Test
    void eachRequirementCountsAsWhatTheRulesSay() {
        Map<Integer, LocalDate[]> leaves = new HashMap<>();
        LocalDate day = LocalDate.of(2026, 11, 22);
        for (int i = 0; i < 150; i++) {
            int p = make.person("Counted", "Twin" + i);
            LocalDate from = random.nextInt(3) == 0 ? day.plusDays(random.nextInt(7) - 4) : null;
            LocalDate until = from == null || random.nextBoolean() ? null : from.plusDays(random.nextInt(5));
            leaves.put(p, new LocalDate[] {from, until});
            db.execute(
                    "update person set time_zone = ?, leave_from = ?::date, leave_until = ?::date where id = ?",
                    any(ZONES),
                    from,
                    until,
                    p);
            int state = random.nextInt(3);
            db.execute(
                    """
                    insert into assignment (person_id, content_id, state, required, due_on, assigned_at, expires_on, counts_until, completed_at, renewal)
                    values (?, ?, ?, ?, ?::date, ?::timestamptz, ?::date, ?::date, ?::timestamptz, ?)""",
                    p,
                    fire,
                    state,
                    random.nextInt(5) > 0,
                    random.nextInt(4) == 0 ? null : day.plusDays(random.nextInt(8) - 4),
                    clock.instant(),
                    state < 2 || random.nextInt(3) == 0 ? null : day.plusDays(random.nextInt(6) - 4),
                    state == 2 || random.nextInt(3) > 0 ? null : day.plusDays(random.nextInt(6) - 3),
                    state < 2 ? null : clock.instant().minus(java.time.Duration.ofDays(300)),
                    state < 2 || random.nextBoolean() ? null : 40);
        }
        Map<Integer, ComplianceStatus> expected = new HashMap<>();
        leaves.forEach((p, leave) -> {
            Training t = training.ofPerson(p).getFirst();
            if (t.required()) {
                expected.put(p, ComplianceStatus.of(known(t, today(p), leave[0], leave[1])));
            }
        });

        Map<Integer, ComplianceStatus> counted = new HashMap<>();
        all(ComplianceFilter.ALL, fire).forEach(r -> counted.put(r.personId(), r.status()));

        assertThat(counted).as("seed %d", seed).isEqualTo(expected);
        assertThat(EnumSet.copyOf(expected.values()))
                .as("the story has them all")
                .isEqualTo(EnumSet.complementOf(EnumSet.of(ComplianceStatus.EXEMPT)));
        Numbers total = compliances
                .report(Fixture.ADMIN, only(fire), Dimension.CONTENT, null)
                .total();
        assertThat(total.required()).isEqualTo(expected.size());
        for (ComplianceStatus s : ComplianceStatus.values()) {
            assertThat(total.count(s)).isEqualTo((int)
                    expected.values().stream().filter(s::equals).count());
        }
        listsTheSame(expected);
    }

    /** The list of all training shows exactly those behind each number. */
    private void listsTheSame(Map<Integer, ComplianceStatus> expected) {
        Map<TrainingView, Integer> counts = list.counts(Fixture.ADMIN, only(fire));
        Map.of(
                        TrainingView.OVERDUE, ComplianceStatus.OVERDUE,
                        TrainingView.EXPIRED, ComplianceStatus.EXPIRED,
                        TrainingView.ON_LEAVE, ComplianceStatus.ON_LEAVE)
                .forEach((view, status) -> {
                    List<Integer> listed =
                            list.keys(Fixture.ADMIN, new TrainingList.Asked(view, only(fire), "")).stream()
                                    .map(TrainingList.Key::personId)
                                    .toList();
                    assertThat(listed)
                            .as("%s, seed %d", view, seed)
                            .containsExactlyInAnyOrderElementsOf(expected.keySet().stream()
                                    .filter(p -> expected.get(p) == status)
                                    .toList());
                    assertThat(counts.get(view)).isEqualTo(listed.size());
                });
    }

    private ComplianceStatus.Known known(Training t, LocalDate today, LocalDate from, LocalDate until) {
        boolean counting =
                t.countsUntil() != null && t.isOpen() && !t.countsUntil().isBefore(today);
        boolean away = from != null && !today.isBefore(from) && (until == null || !today.isAfter(until));
        boolean ranOut = t.completedAt() != null
                && t.expiresOn() != null
                && t.expiresOn().isBefore(today);
        return new ComplianceStatus.Known(false, t.status(), ranOut, counting, away, t.overdue());
    }

    private LocalDate today(int person) {
        String zone = db.fetchSingle("select time_zone from person where id = ?", person)
                .get(0, String.class);
        return LocalDate.ofInstant(clock.instant(), ZoneId.of(zone));
    }

    @Test
    void whoIsExemptFromWhatARuleRequiresCountsApart() {
        int ana = make.person("Ana", "Lima");
        int ben = make.person("Ben", "Strand");
        int cy = make.person("Cy", "Young");
        int group = make.staticGroup("Exempt from " + N.incrementAndGet(), ana, ben);
        groupContents.set(Fixture.ADMIN, group, List.of(fire), Remarks.NONE, 0);
        exempt(ana);
        exempt(cy);

        assertThat(all(only(fire), fire))
                .as("no rule requires it of Cy")
                .extracting(Row::personId, Row::status)
                .containsExactly(tuple(ana, ComplianceStatus.EXEMPT), tuple(ben, ComplianceStatus.NOT_YET_DUE));
        Numbers total = compliances
                .report(Fixture.ADMIN, only(fire), Dimension.CONTENT, null)
                .total();
        assertThat(total)
                .returns(2, Numbers::required)
                .returns(2, Numbers::compliant)
                .returns(0, Numbers::done);

        make.status(ana, "DEACTIVATED");
        assertThat(all(only(fire), fire)).extracting(Row::personId).containsExactly(ben);
    }

    private void exempt(int person) {
        exemptions.grant(Fixture.ADMIN, person, fire, new Exemptions.Request(null, "Medical", null, null, null));
    }

    @Test
    void whoHasTwoValuesIsUnderBothAndOnceInTheTotal() {
        String north = "North " + N.incrementAndGet();
        String south = "South " + N.incrementAndGet();
        String leeds = "Leeds " + N.incrementAndGet();
        int ana = make.person("Ana", "Lima");
        int ben = make.person("Ben", "Strand");
        int cy = make.person("Cy", "Young");
        value("region", north);
        value("region", south);
        value("location", leeds);
        db.execute(
                "update attribute_value set region_id = (select id from attribute_value where name = ?) where name = ?",
                north,
                leeds);
        holds(ana, leeds);
        holds(ana, south);
        holds(ben, south);
        int group = make.staticGroup("All of " + leeds, ana, ben, cy);
        groupContents.set(Fixture.ADMIN, group, List.of(fire, knives), Remarks.NONE, 0);
        make.state(ana, fire, 2, 100);
        db.execute("update assignment set due_on = '2026-11-01' where person_id = ? and content_id = ?", ben, fire);
        ComplianceFilter both = new ComplianceFilter(List.of(fire, knives), Map.of(), null, ReportDay.TODAY);

        Compliance report = compliances.report(Fixture.ADMIN, both, Dimension.REGION, Dimension.CONTENT);

        assertThat(report.total())
                .returns(3, Numbers::people)
                .returns(6, Numbers::required)
                .returns(83, Numbers::percent);
        assertThat(report.lines())
                .as("the lowest share first")
                .extracting(
                        l -> l.value().label(),
                        l -> l.all().people(),
                        l -> l.all().required())
                .containsExactly(tuple(south, 2, 4), tuple("No region", 1, 2), tuple(north, 1, 2));
        hasAsManyNames(report, both);
        assertThat(compliances
                        .report(
                                Fixture.ADMIN,
                                new ComplianceFilter(
                                        both.contents(),
                                        Map.of(Attribute.REGION, List.of(north)),
                                        null,
                                        ReportDay.TODAY),
                                Dimension.CONTENT,
                                null)
                        .total()
                        .people())
                .as("inherited from the location")
                .isEqualTo(1);
        Actor manager = new Actor(
                Actor.Kind.PERSON,
                ben,
                "Ben Strand",
                AccessLevel.MANAGER,
                Audience.of(new Audience.Has(Attribute.LOCATION, List.of(leeds), false)));
        assertThat(compliances
                        .report(manager, both, Dimension.REGION, null)
                        .total()
                        .people())
                .as("within the scope")
                .isEqualTo(1);
        assertThat(compliances.contents(manager)).extracting(c -> c.id()).contains(fire, knives);
    }

    /** Of every number in it. */
    private void hasAsManyNames(Compliance report, ComplianceFilter filter) {
        for (Line line : report.lines()) {
            for (Compliance.Value column : report.columns()) {
                for (ComplianceStatus s : ComplianceStatus.values()) {
                    var page = names.page(
                            Fixture.ADMIN,
                            filter,
                            Which.of(
                                    List.of(
                                            new Part(report.by(), line.value().key()),
                                            new Part(report.and(), column.key())),
                                    Set.of(s)),
                            new Place(null, 50));
                    assertThat(page.items())
                            .as("%s, %s, %s", line.value(), column, s)
                            .hasSize(line.cell(column.key()).count(s))
                            .hasSize(page.total());
                }
            }
        }
    }

    @Test
    void aManagerOutsideTheScopeIsNotNamed() {
        int boss = make.person("Bo", "Boss");
        int ana = make.person("Ana", "Lima");
        String leeds = "Leeds " + N.incrementAndGet();
        value("location", leeds);
        holds(ana, leeds);
        db.execute("update person set manager_id = ? where id = ?", boss, ana);
        groupContents.set(Fixture.ADMIN, make.staticGroup("Of " + leeds, ana), List.of(fire), Remarks.NONE, 0);
        Actor manager = new Actor(
                Actor.Kind.PERSON,
                ana,
                "Ana Lima",
                AccessLevel.MANAGER,
                Audience.of(new Audience.Has(Attribute.LOCATION, List.of(leeds), false)));

        assertThat(compliances
                        .report(manager, only(fire), Dimension.MANAGER, null)
                        .lines())
                .extracting(Line::value)
                .containsExactly(new Compliance.Value(Compliance.OTHERS, "Other managers"));
        assertThat(names.page(
                                manager,
                                only(fire),
                                Which.of(
                                        List.of(new Part(Dimension.MANAGER, Compliance.OTHERS)),
                                        EnumSet.allOf(ComplianceStatus.class)),
                                new Place(null, 5))
                        .items())
                .extracting(Row::name)
                .containsExactly("Ana Lima");
        assertThat(compliances
                        .report(Fixture.ADMIN, only(fire), Dimension.MANAGER, null)
                        .lines())
                .extracting(Line::value)
                .containsExactly(new Compliance.Value(String.valueOf(boss), "Bo Boss"));
    }

    private static ComplianceFilter only(int content) {
        return new ComplianceFilter(List.of(content), Map.of(), null, ReportDay.TODAY);
    }

    /** By pages of seven. */
    private List<Row> all(ComplianceFilter filter, int content) {
        List<Row> all = new ArrayList<>();
        String cursor = null;
        do {
            var page = names.page(
                    Fixture.ADMIN,
                    filter,
                    Which.of(
                            List.of(new Part(Dimension.CONTENT, String.valueOf(content))),
                            EnumSet.allOf(ComplianceStatus.class)),
                    new Place(cursor, 7));
            all.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return all;
    }

    private void value(String attribute, String name) {
        db.execute("insert into attribute_value (attribute, name) values (?, ?)", attribute, name);
    }

    private void holds(int person, String value) {
        db.execute(
                "insert into person_value (person_id, value_id, since) select ?, id, ?::timestamptz from attribute_value where name = ?",
                person,
                clock.instant(),
                value);
    }

    private <T> T any(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
