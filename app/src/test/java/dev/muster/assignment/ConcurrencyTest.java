package dev.muster.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.byhand.AssignRequest;
import dev.muster.assignment.byhand.Assignments;
import dev.muster.assignment.byhand.DueDates;
import dev.muster.assignment.byhand.Removals;
import dev.muster.assignment.exemption.Exemptions;
import dev.muster.assignment.own.OwnTraining;
import dev.muster.assignment.reassess.Reassess;
import dev.muster.assignment.standing.ContentRules;
import dev.muster.assignment.standing.GroupContents;
import dev.muster.assignment.undo.Undos;
import dev.muster.audience.groups.Groups;
import dev.muster.audit.Seals;
import dev.muster.learning.Attempts;
import dev.muster.library.ContentSettings;
import dev.muster.library.Step;
import dev.muster.library.drafts.Courses;
import dev.muster.library.drafts.Drafts;
import dev.muster.people.PersonDraft;
import dev.muster.people.Persons;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.DueRule;
import dev.muster.shared.NotThere;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Twenty at once on the same people and courses: refusals are fine, errors and deadlocks are not. */
@MusterTest
@NullUnmarked
class ConcurrencyTest {
    private static final int THREADS = 20;
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(Integer.getInteger("seconds", 8));
    private static final List<String> LOCATIONS = List.of("Leeds", "London");

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    Persons persons;

    @Autowired
    Groups groups;

    @Autowired
    GroupContents groupContents;

    @Autowired
    Assignments assignments;

    @Autowired
    Removals removals;

    @Autowired
    DueDates dueDates;

    @Autowired
    ContentRules contentRules;

    @Autowired
    Exemptions exemptions;

    @Autowired
    Undos undos;

    @Autowired
    OwnTraining own;

    @Autowired
    Attempts attempts;

    @Autowired
    Courses courses;

    @Autowired
    Drafts drafts;

    @Autowired
    Reassess reassess;

    @Autowired
    Seals seals;

    private final Queue<Throwable> errors = new ConcurrentLinkedQueue<>();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();

    private List<Integer> people;
    private List<Integer> contents;
    private List<Integer> steps;
    private List<Integer> fixed;
    private List<Integer> dynamic;

    @Test
    void nobodyStumblesOverAnother() throws Exception {
        aCompany();
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("ConcurrencyTest seed " + seed);
        long end = System.nanoTime() + LONG_ENOUGH.toNanos();
        try (var pool = Executors.newFixedThreadPool(THREADS)) {
            for (int t = 0; t < THREADS; t++) {
                Random random = new Random(seed + t);
                boolean engine = t < 2;
                pool.submit(() -> {
                    while (System.nanoTime() < end) {
                        tried(engine ? this::engine : act(random));
                    }
                });
            }
        }
        assertThat(errors).isEmpty();
        reassess.workOff();
        assertThat(Invariants.broken(db)).isEmpty();
        String before = sources();
        reassess.everything();
        assertThat(sources()).isEqualTo(before);
        seals.seal();
        assertThat(seals.verify().problems()).isEmpty();
        System.out.println("ConcurrencyTest: " + done + " acts, " + refused + " refused");
        assertThat(done.get()).isGreaterThan(THREADS);
    }

    private void aCompany() {
        people = IntStream.range(0, 12)
                .mapToObj(i -> persons.create(
                                Fixture.ADMIN,
                                PersonDraft.named("Person", "Number" + i)
                                        .with(Map.of(Attribute.LOCATION, List.of(LOCATIONS.get(i % 2)))))
                        .id())
                .toList();
        contents = new ArrayList<>();
        steps = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            var c = courses.create(Fixture.ADMIN, ContentSettings.named("Course " + i), List.of(Step.text("One", "x")));
            c = drafts.publish(Fixture.ADMIN, c.id(), null, null, false);
            contents.add(c.id());
            steps.add(c.steps().getFirst().id());
        }
        Fixture make = new Fixture(db, clock);
        fixed = List.of(make.staticGroup("Team A"), make.staticGroup("Team B"));
        dynamic = List.of(
                make.dynamicGroup("Leeds", Audience.of(new Audience.Has(Attribute.LOCATION, List.of("Leeds"), false))),
                make.dynamicGroup("All", Audience.EVERYBODY));
    }

    private void tried(Callable<?> act) {
        try {
            act.call();
            done.incrementAndGet();
        } catch (Conflict | BadInput | NotThere e) {
            refused.incrementAndGet();
        } catch (Exception e) {
            errors.add(e);
        }
    }

    private long last() {
        return db.fetchSingle("""
            select coalesce(max(id), 0) from audit_entry
            where action like 'assignment.%' or action in ('group.content', 'course.change')""").get(0, Long.class);
    }

    private Object engine() {
        reassess.workOff();
        return reassess.pending();
    }

    private Callable<?> act(Random r) {
        int p = any(people, r);
        int c = any(contents, r);
        Actor learner = new Actor(Actor.Kind.PERSON, p, "Learner", AccessLevel.LEARNER, null);
        return switch (r.nextInt(14)) {
            case 0, 1 ->
                () -> assignments.assign(
                        Fixture.ADMIN,
                        new AssignRequest(some(contents, r), some(people, r), null, null, null, null, null));
            case 2, 3 -> () -> removals.remove(Fixture.ADMIN, c, some(people, r), null);
            case 4 ->
                () -> groupContents.set(
                        Fixture.ADMIN,
                        any(r.nextBoolean() ? fixed : dynamic, r),
                        r.nextBoolean() ? List.of() : some(contents, r),
                        Remarks.NONE,
                        0);
            case 5 ->
                () -> groups.changeMembers(
                        Fixture.ADMIN,
                        any(fixed, r),
                        some(people, r),
                        some(people, r),
                        new Groups.Edit(null, null, null, null));
            case 6 ->
                () -> persons.change(
                        Fixture.ADMIN, p, null, d -> d.with(Map.of(Attribute.LOCATION, List.of(any(LOCATIONS, r)))));
            case 7 ->
                () -> r.nextBoolean() ? persons.deactivate(Fixture.ADMIN, p) : persons.reactivate(Fixture.ADMIN, p);
            case 10 ->
                () -> contentRules.change(
                        Fixture.ADMIN,
                        c,
                        null,
                        s -> s.given(r.nextBoolean(), r.nextBoolean()).due(new DueRule.AfterAssignment(r.nextInt(30))),
                        new ContentRules.How(DueFor.OPEN, Remarks.NONE, 0));
            case 11 ->
                () -> exemptions.grant(Fixture.ADMIN, p, c, new Exemptions.Request(null, "Medical", null, null, null));
            case 12 ->
                () -> {
                    exemptions.lift(Fixture.ADMIN, p, c, null, Remarks.NONE);
                    return p;
                };
            case 13 -> () -> undos.undo(Fixture.ADMIN, last());
            case 8 -> () -> dueDates.set(Fixture.ADMIN, c, List.of(p), null, null);
            default ->
                () -> {
                    own.begin(learner, c);
                    return r.nextBoolean()
                            ? attempts.complete(learner, p, c, 0, steps.get(contents.indexOf(c)), null)
                            : learner;
                };
        };
    }

    private String sources() {
        return db.fetch("select * from source order by 1, 2, 3").formatCSV();
    }

    private static <T> T any(List<T> all, Random r) {
        return all.get(r.nextInt(all.size()));
    }

    private static <T> List<T> some(List<T> all, Random r) {
        HashSet<T> out = new HashSet<>();
        for (int i = 0; i < 1 + r.nextInt(3); i++) {
            out.add(any(all, r));
        }
        return List.copyOf(out);
    }
}
