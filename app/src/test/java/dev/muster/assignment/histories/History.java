package dev.muster.assignment.histories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.Training;
import dev.muster.assignment.histories.acts.ActFamily;
import dev.muster.assignment.histories.acts.AutomationActs;
import dev.muster.assignment.histories.acts.BrokenActs;
import dev.muster.assignment.histories.acts.ExemptionActs;
import dev.muster.assignment.histories.acts.GroupActs;
import dev.muster.assignment.histories.acts.HandActs;
import dev.muster.assignment.histories.acts.LearningActs;
import dev.muster.assignment.histories.acts.ModuleActs;
import dev.muster.assignment.histories.acts.PeopleActs;
import dev.muster.assignment.histories.acts.PublishActs;
import dev.muster.assignment.histories.acts.ReassignActs;
import dev.muster.assignment.histories.acts.RecordActs;
import dev.muster.assignment.histories.acts.SettingsActs;
import dev.muster.assignment.histories.acts.TimeActs;
import dev.muster.assignment.histories.checks.AuditTrail;
import dev.muster.assignment.histories.checks.Check;
import dev.muster.assignment.histories.checks.CompletionsCheck;
import dev.muster.assignment.histories.checks.DoneTwice;
import dev.muster.assignment.histories.checks.EitherWay;
import dev.muster.assignment.histories.checks.LastDaysCheck;
import dev.muster.assignment.histories.checks.MessagesCheck;
import dev.muster.assignment.histories.checks.ModuleCheck;
import dev.muster.assignment.histories.checks.PastDaysCheck;
import dev.muster.assignment.histories.checks.RecomputedCheck;
import dev.muster.assignment.histories.checks.SameTrainingCheck;
import dev.muster.assignment.histories.checks.ScopeCheck;
import dev.muster.assignment.histories.checks.StatusCheck;
import dev.muster.assignment.histories.checks.TablesCheck;
import dev.muster.assignment.histories.reference.Company;
import dev.muster.assignment.histories.reference.EngineReference;
import dev.muster.assignment.histories.reference.KnownAudience;
import dev.muster.assignment.histories.reference.Learned;
import dev.muster.assignment.histories.reference.LearningReference;
import dev.muster.assignment.histories.reference.TrainingReference;
import dev.muster.assignment.lists.Everybody;
import dev.muster.library.rules.Validity;
import dev.muster.shared.DueRule;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** One history, in a database of its own. */
public final class History {
    private static final int STEP_OF_THE_COMPANY = -1;
    private static final int MOST_SEALS = 200;

    public final UseCases muster;
    public final Company company = new Company();
    public final LearningReference learning = new LearningReference(company);
    public final EngineReference engine = new EngineReference(company, learning);
    public final TrainingReference training = new TrainingReference(company, learning);
    public final DoneTwice twice;
    public final EitherWay trial;
    public final AuditTrail trail;

    private final long seed;
    private final List<String> told = new ArrayList<>();
    private final PeopleActs people;
    private final GroupActs groups;
    private final SettingsActs settings;
    private final ModuleActs modules;
    private final Learned learned;
    private final RecomputedCheck recomputed;
    private final PastDaysCheck pastDays;
    private final List<ActFamily.Act> acts = new ArrayList<>();
    private final List<ActFamily> families;
    private final List<Check> checks;
    private Chance chance;
    private int step;

    public History(UseCases muster, long seed) {
        this.muster = muster;
        this.seed = seed;
        twice = new DoneTwice(this);
        trial = new EitherWay(muster);
        trail = new AuditTrail(muster);
        people = new PeopleActs(this);
        groups = new GroupActs(this);
        settings = new SettingsActs(this);
        modules = new ModuleActs(this);
        learned = new Learned(company, muster.db);
        recomputed = new RecomputedCheck(this);
        pastDays = new PastDaysCheck(this);
        checks = checks();
        families = families();
        for (ActFamily f : families) {
            f.acts().forEach(a -> acts.addAll(Collections.nCopies(a.weight(), a)));
        }
    }

    public List<ActFamily> families() {
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

    public List<Check> checks() {
        return List.of(
                new SameTrainingCheck(this),
                new TablesCheck(this),
                new CompletionsCheck(this),
                new LastDaysCheck(this),
                new ModuleCheck(this),
                recomputed,
                pastDays,
                new StatusCheck(this),
                new ScopeCheck(this),
                new MessagesCheck(this));
    }

    /**
     * So many acts, in as many steps as they take.
     *
     * @param without steps to leave out
     */
    public void live(int number, Set<Integer> without) {
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
        settings.make("Allergens", null, Validity.FOR_EVER);
        settings.make("Fire", new DueRule.AfterAssignment(14), Validity.ofMonths(1));
        settings.make("Knives", new DueRule.AfterHire(30, 7), Validity.ofMonths(2));
        settings.make("Till", new DueRule.On(company.today().plusDays(20)), Validity.FOR_EVER);
        groups.make("Team A", null);
        groups.make("Team B", null);
        for (int i = 0; i < 4; i++) {
            groups.make("Crowd " + i, KnownAudience.any(chance, company));
        }
        if (chance.coin()) {
            modules.make("Starter pack", Validity.FOR_EVER);
            modules.make("Kitchen", Validity.ofMonths(1));
            modules.make("Floor", Validity.FOR_EVER);
            learned();
        }
    }

    /** The engine works off what waits; then both say the same. */
    public void quiet() {
        told("-- quiet");
        muster.reassess.workOff();
        learned();
        families.forEach(ActFamily::beforeQuiet);
        engine.quiesce();
        assertThat(muster.reassess.pending()).isZero();
        checks.forEach(Check::perhaps);
    }

    /** Where there are modules: what people have done by now. */
    public void learned() {
        if (company.hasModules()) {
            learned.read();
        }
    }

    /** docs/rules.md 6: everybody sees the newest version at once; of what was done of older texts only what has not changed counts. */
    public void newTexts() {
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

    public Map<Integer, List<Training>> everybody() {
        return Everybody.training(muster.db, muster.settings.current(), company.now);
    }

    /** The last moment of the organisation's day, in which what the report says is noted. */
    public void dayEnds() {
        ZonedDateTime now = company.now.atZone(muster.settings.current().defaultTimeZone());
        pass(Duration.between(now, now.toLocalDate().plusDays(1).atStartOfDay(now.getZone()))
                .minusNanos(1000));
        pastDays.dayEnds();
    }

    public void pass(Duration time) {
        muster.clock.advance(time);
        company.now = muster.clock.instant();
    }

    public Chance chance() {
        return chance;
    }

    /** The step that is under way, or failed. */
    public int step() {
        return step;
    }

    public void told(String what, Object... with) {
        told.add(step + " " + what.formatted(with));
    }

    public String story() {
        return String.join("\n", told);
    }
}
