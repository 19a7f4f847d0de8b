package dev.muster.assignment.standing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.Automation.Afterwards;
import dev.muster.assignment.Automation.Terms;
import dev.muster.assignment.AutomationEffect;
import dev.muster.assignment.DueFor;
import dev.muster.assignment.reassess.Drift;
import dev.muster.assignment.reassess.Reassess;
import dev.muster.assignment.rules.AppliesTo;
import dev.muster.assignment.standing.Automations.How;
import dev.muster.people.PersonDraft;
import dev.muster.people.Persons;
import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The preview of a rule change equals what the change then does, for random rules and populations: by number and by
 * name, held against the tables before and after. Between the changes people move, leave, come back and work.
 */
@MusterTest
@NullUnmarked
class AutomationPreviewTest {
    private static final List<String> TOWNS = List.of("Leeds", "Hull", "York");
    private static final List<String> JOBS = List.of("Cook", "Porter");
    private static final int PEOPLE = 24;
    private static final int CHANGES = 40;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    Persons persons;

    @Autowired
    Automations automations;

    @Autowired
    Reassess reassess;

    @Autowired
    Drift drift;

    @Test
    void thePreviewIsWhatTheChangeDoes() {
        for (int seed = 1; seed <= 2; seed++) {
            new World(seed).live();
        }
    }

    private final class World {
        private final Random random;
        private final Fixture make = new Fixture(db, clock);
        private final List<Integer> people = new ArrayList<>();
        private final List<Integer> courses = new ArrayList<>();
        private final List<Integer> rules = new ArrayList<>();
        private final int group;

        World(int seed) {
            random = new Random(seed);
            for (int i = 0; i < PEOPLE; i++) {
                people.add(make.person("Person" + i, "Of" + seed));
                move(people.getLast());
            }
            courses.add(make.course("Knives " + seed));
            courses.add(make.course("Fire " + seed));
            group = make.staticGroup("Crew " + seed, people.get(0), people.get(1), people.get(2));
            reassess.workOff();
        }

        void live() {
            for (int i = 0; i < CHANGES; i++) {
                clock.advance(Duration.ofMinutes(5));
                for (int n = random.nextInt(4); n > 0; n--) {
                    disturb(one(people));
                }
                reassess.workOff();
                change(i);
                reassess.workOff();
                if (i % 8 == 7) {
                    assertThat(drift.find().isNone()).as("drift after %d", i).isTrue();
                }
            }
        }

        private void disturb(int person) {
            switch (random.nextInt(4)) {
                case 0 -> {
                    String now = db.fetchValue("select status from person where id = ?", person)
                            .toString();
                    if (now.equals("ACTIVE")) {
                        persons.deactivate(Fixture.ADMIN, person);
                    } else {
                        persons.reactivate(Fixture.ADMIN, person);
                    }
                }
                case 1 ->
                    db.execute(
                            "update assignment set state = ?, progress = 40 where person_id = ? and content_id = ?",
                            random.nextInt(2),
                            person,
                            one(courses));
                default -> move(person);
            }
        }

        private void move(int person) {
            Map<Attribute, List<String>> to =
                    Map.of(Attribute.LOCATION, List.of(one(TOWNS)), Attribute.ROLE, List.of(one(JOBS)));
            persons.change(Fixture.ADMIN, person, null, (PersonDraft d) -> d.with(to));
        }

        private void change(int i) {
            Map<Integer, Set<Integer>> had = training("");
            Map<Integer, Set<Integer>> before = training("and required");
            AutomationEffect preview;
            AutomationEffect effect;
            if (rules.isEmpty() || random.nextInt(4) == 0) {
                int course = one(courses);
                Terms terms = terms();
                preview = automations.previewCreate(Fixture.ADMIN, course, terms);
                Automations.Saved saved = automations.create(Fixture.ADMIN, course, terms, How.PLAIN);
                rules.add(saved.automation().id());
                effect = saved.effect();
            } else if (random.nextInt(5) == 0) {
                Integer rule = one(rules);
                Afterwards what = random.nextBoolean() ? Afterwards.KEEP : Afterwards.REMOVE;
                preview = automations.previewDelete(Fixture.ADMIN, rule, what);
                effect = automations
                        .delete(Fixture.ADMIN, rule, what, confirming(preview))
                        .effect();
                rules.remove(rule);
            } else {
                int rule = one(rules);
                Terms terms = terms();
                preview = automations.previewChange(Fixture.ADMIN, rule, terms, How.PLAIN);
                effect = automations
                        .change(Fixture.ADMIN, rule, terms, confirming(preview))
                        .effect();
            }
            assertThat(effect).as("change %d", i).isEqualTo(preview);
            assertThat(effect.change().gain()).as("gain of %d", i).isEqualTo(more(had, training("")));
            assertThat(effect.change().lose()).as("lose of %d", i).isEqualTo(more(training("and required"), before));
        }

        /** As somebody who has seen the preview and confirms its number. */
        private How confirming(AutomationEffect preview) {
            return new How(null, DueFor.NEW, null, null, preview.change().lose(), null, false);
        }

        /** Per course who has it. */
        private Map<Integer, Set<Integer>> training(String which) {
            Map<Integer, Set<Integer>> all = new HashMap<>();
            for (int course : courses) {
                all.put(
                        course,
                        new TreeSet<>(db.fetch("select person_id from assignment where content_id = ? " + which, course)
                                .getValues(0, Integer.class)));
            }
            return all;
        }

        /** Of those who are not in the first, by course. */
        private int more(Map<Integer, Set<Integer>> than, Map<Integer, Set<Integer>> those) {
            int n = 0;
            for (int course : courses) {
                for (int p : those.get(course)) {
                    n += than.get(course).contains(p) ? 0 : 1;
                }
            }
            return n;
        }

        private Terms terms() {
            List<Audience.Clause> clauses = new ArrayList<>();
            if (random.nextInt(3) > 0) {
                clauses.add(new Audience.Has(Attribute.LOCATION, some(TOWNS), random.nextInt(4) == 0));
            }
            if (random.nextInt(3) == 0) {
                clauses.add(new Audience.Has(Attribute.ROLE, List.of(one(JOBS)), false));
            }
            if (random.nextInt(5) == 0) {
                clauses.add(new Audience.Member(group, random.nextBoolean()));
            }
            boolean starts = random.nextInt(6) == 0;
            boolean ends = random.nextInt(6) == 0;
            return new Terms(
                    "Rule " + random.nextInt(100),
                    new Audience(clauses),
                    starts ? clock.instant().plus(Duration.ofMinutes(random.nextInt(20) - 10)) : null,
                    ends ? clock.instant().plus(Duration.ofMinutes(11 + random.nextInt(20))) : null,
                    random.nextBoolean() ? AppliesTo.FUTURE : AppliesTo.FUTURE_AND_EXISTING,
                    null,
                    random.nextInt(3) == 0 ? Afterwards.KEEP : Afterwards.REMOVE,
                    random.nextInt(8) > 0,
                    null);
        }

        private <T> List<T> some(List<T> of) {
            List<T> some = new ArrayList<>(
                    of.stream().filter(_ -> random.nextBoolean()).toList());
            return some.isEmpty() ? List.of(of.getFirst()) : some;
        }

        private <T> T one(List<T> of) {
            return of.get(random.nextInt(of.size()));
        }
    }
}
