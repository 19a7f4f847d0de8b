package dev.muster.assignment.histories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.Training;
import dev.muster.assignment.lists.Everybody;
import dev.muster.shared.DueRule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** One history, in a database of its own. */
final class Life {
    private static final int STEP_OF_THE_COMPANY = -1;
    private static final int MOST_SEALS = 200;

    final UseCases muster;
    final Company company = new Company();
    final LearningReference learning = new LearningReference(company);
    final EngineReference engine = new EngineReference(company, learning);
    final TrainingReference training = new TrainingReference(company, learning);
    final Twice twice;
    final Trial trial;
    final AuditTrail trail;

    private final long seed;
    private final List<String> told = new ArrayList<>();
    private final PeopleActs people;
    private final GroupActs groups;
    private final SettingsActs settings;
    private final ModuleActs modules;
    private final Learned learned;
    private final RecomputedCheck recomputed;
    private final List<Family.Act> acts = new ArrayList<>();
    private final List<Family> families;
    private final List<Check> checks;
    private Chance chance;
    private int step;

    Life(UseCases muster, long seed) {
        this.muster = muster;
        this.seed = seed;
        twice = new Twice(this);
        trial = new Trial(muster);
        trail = new AuditTrail(muster);
        people = new PeopleActs(this);
        groups = new GroupActs(this);
        settings = new SettingsActs(this);
        modules = new ModuleActs(this);
        learned = new Learned(company, muster.db);
        recomputed = new RecomputedCheck(this);
        checks = checks();
        families = families();
        for (Family f : families) {
            f.acts().forEach(a -> acts.addAll(Collections.nCopies(a.weight(), a)));
        }
    }

    List<Family> families() {
        return List.of(
                people,
                groups,
                settings,
                new AutomationActs(this),
                new HandActs(this),
                new ReassignActs(this),
                modules,
                new PublishActs(this),
                new ExemptionActs(this),
                new LearningActs(this),
                new RecordActs(this),
                new BrokenActs(this),
                new TimeActs(this));
    }

    List<Check> checks() {
        return List.of(
                new SameTrainingCheck(this),
                new TablesCheck(this),
                new CompletionsCheck(this),
                new ModuleCheck(this),
                recomputed,
                new StatusCheck(this),
                new ScopeCheck(this),
                new MessagesCheck(this));
    }

    /**
     * So many acts, in as many steps as they take.
     *
     * @param without steps to leave out
     */
    void live(int number, Set<Integer> without) {
        muster.database.ofThisThread();
        muster.clock.ofThisThread();
        company.now = muster.clock.instant();
        chance = new Chance(seed, STEP_OF_THE_COMPANY);
        aCompany();
        int done = 0;
        for (step = 0; done < number; step++) {
            chance = new Chance(seed, step);
            learned();
            if (without.contains(step)) {
                done++;
            } else if (chance.any(acts).act().getAsBoolean()) {
                done++;
                if (chance.oneIn(4)) {
                    quiet();
                }
            }
        }
        quiet();
        recomputed.everything();
        checks.forEach(Check::look);
        theAuditLogIsSound();
    }

    private void aCompany() {
        for (int i = 0; i < 5; i++) {
            people.joins();
        }
        settings.make("Allergens", null, null);
        settings.make("Fire", new DueRule.AfterAssignment(14), 1);
        settings.make("Knives", new DueRule.AfterHire(30, 7), 2);
        settings.make("Till", new DueRule.On(company.today().plusDays(20)), null);
        groups.make("Team A", null);
        groups.make("Team B", null);
        for (int i = 0; i < 4; i++) {
            groups.make("Crowd " + i, Picked.any(chance, company));
        }
        if (chance.coin()) {
            modules.make("Starter pack", null);
            modules.make("Kitchen", 1);
            modules.make("Floor", null);
            learned();
        }
    }

    /** The engine works off what waits; then both say the same. */
    void quiet() {
        told("-- quiet");
        muster.reassess.workOff();
        learned();
        families.forEach(Family::beforeQuiet);
        engine.quiesce();
        assertThat(muster.reassess.pending()).isZero();
        checks.forEach(Check::perhaps);
    }

    /** Where there are modules: what people have done by now. */
    void learned() {
        if (company.hasModules()) {
            learned.read();
        }
    }

    /** docs/rules.md 6: everybody sees the newest version at once; of what was done of older texts only what has not changed counts. */
    void newTexts() {
        Map<Integer, Map<Integer, Integer>> before = new HashMap<>();
        company.contents.values().forEach(c -> before.put(c.id, Map.copyOf(c.changedIn)));
        learned.texts();
        company.contents.values().stream().filter(c -> !c.module).forEach(c -> {
            Predicate<Integer> asked = s -> c.changedIn.containsKey(s)
                    && c.changedIn.get(s) <= before.get(c.id).getOrDefault(s, 0);
            company.worksOf(c.id).forEach(w -> w.onlyStill(asked));
        });
    }

    /** Invariant 11: the chain. */
    private void theAuditLogIsSound() {
        muster.seals.seal();
        var verified = muster.seals.verify();
        // what is written while another history has a transaction under way is sealed once that is over
        for (int n = 0; verified.unsealed() > 0 && n < MOST_SEALS; n++) {
            muster.seals.seal();
            verified = muster.seals.verify();
        }
        assertThat(verified.problems()).isEmpty();
        assertThat(verified.unsealed()).isZero();
    }

    Map<Integer, List<Training>> everybody() {
        return Everybody.training(muster.db, muster.settings.current(), company.now);
    }

    void pass(Duration time) {
        muster.clock.advance(time);
        company.now = muster.clock.instant();
    }

    Chance chance() {
        return chance;
    }

    /** The step that is under way, or failed. */
    int step() {
        return step;
    }

    void told(String what, Object... with) {
        told.add(step + " " + what.formatted(with));
    }

    String story() {
        return String.join("\n", told);
    }
}
