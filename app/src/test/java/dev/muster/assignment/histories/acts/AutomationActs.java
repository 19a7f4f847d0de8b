package dev.muster.assignment.histories.acts;

import static dev.muster.testing.Fixture.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.Automation.Afterwards;
import dev.muster.assignment.Automation.Terms;
import dev.muster.assignment.RuleEffect;
import dev.muster.assignment.histories.History;
import dev.muster.assignment.histories.checks.EffectsSeen;
import dev.muster.assignment.histories.reference.AutomationReference;
import dev.muster.assignment.histories.reference.KnownAudience;
import dev.muster.assignment.histories.reference.KnownAutomation;
import dev.muster.assignment.histories.reference.KnownContent;
import dev.muster.assignment.rules.AppliesTo;
import dev.muster.assignment.standing.Automations.How;
import dev.muster.assignment.standing.Automations.Saved;
import dev.muster.shared.DueRule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Automations, with windows and for either scope, are made, edited, switched, deleted; people left out are included. */
public final class AutomationActs extends ActFamily {
    private static final int MOST = 5;

    private final AutomationReference reference;
    private final EffectsSeen effects;
    private int names;

    public AutomationActs(History history) {
        super(history);
        reference = new AutomationReference(history);
        effects = new EffectsSeen(history);
    }

    @Override
    public List<Act> acts() {
        return List.of(
                new Act(2, this::made),
                new Act(2, this::edited),
                new Act(1, this::switched),
                new Act(1, this::deleted),
                new Act(1, this::included));
    }

    @Override
    public void beforeQuiet() {
        reference.turn();
    }

    private List<KnownAutomation> live() {
        return company.rules.values().stream()
                .filter(r -> r.live && r instanceof KnownAutomation)
                .map(KnownAutomation.class::cast)
                .toList();
    }

    private boolean made() {
        List<KnownContent> contents =
                company.contents.values().stream().filter(c -> c.active).toList();
        if (live().size() >= MOST || contents.isEmpty()) {
            return false;
        }
        int content = chance().any(contents).id;
        KnownAudience picked = KnownAudience.anyWithGroups(chance(), company);
        Terms terms = terms("Automation " + ++names, picked, true);
        told("%s of %d: %s", terms.name(), content, terms);
        Saved saved = effect(
                () -> muster.automations.previewCreate(ADMIN, content, terms).change(),
                () -> muster.automations.create(ADMIN, content, terms, How.PLAIN));
        KnownAutomation a = new KnownAutomation(company, saved.automation().id(), content, terms, picked);
        company.rules.put(a.id, a);
        reference.saved(a, null, a.isOnNow());
        isListed(a);
        return true;
    }

    private Terms terms(String name, KnownAudience picked, boolean enabled) {
        Instant starts = chance().coin() ? null : company.now.plus(Duration.ofDays(chance().below(30) - 8));
        Instant from = starts == null ? company.now : starts;
        Instant ends = chance().coin() ? null : from.plus(Duration.ofDays(1 + chance().below(40)));
        DueRule due = chance().coin() ? null : new DueRule.AfterAssignment(chance().below(30));
        return new Terms(
                name,
                picked.audience(),
                starts,
                ends,
                chance().any(List.of(AppliesTo.values())),
                due,
                chance().any(List.of(Afterwards.values())),
                enabled,
                null);
    }

    private boolean edited() {
        List<KnownAutomation> all = live();
        if (all.isEmpty()) {
            return false;
        }
        KnownAutomation a = chance().any(all);
        KnownAudience picked = chance().coin() ? a.picked : KnownAudience.anyWithGroups(chance(), company);
        Terms terms = terms(a.terms.name(), picked, a.terms.enabled());
        told("%s is now %s", a.terms.name(), terms);
        changed(a, picked, terms);
        history.twice.unchanged(() -> muster.automations.change(ADMIN, a.id, terms, How.PLAIN));
        return true;
    }

    private boolean switched() {
        List<KnownAutomation> all = live();
        if (all.isEmpty()) {
            return false;
        }
        KnownAutomation a = chance().any(all);
        Terms terms = a.terms.switched(!a.terms.enabled());
        told("%s is switched %s", terms.name(), terms.enabled() ? "on" : "off");
        changed(a, a.picked, terms);
        return true;
    }

    private void changed(KnownAutomation a, KnownAudience picked, Terms terms) {
        effect(
                () -> muster.automations
                        .previewChange(ADMIN, a.id, terms, How.PLAIN)
                        .change(),
                () -> muster.automations.change(ADMIN, a.id, terms, How.PLAIN));
        if (terms.equals(a.terms)) {
            return;
        }
        KnownAudience before = a.inEffect ? a.picked : null;
        a.terms = terms;
        a.picked = picked;
        reference.saved(a, before, a.isOnNow());
        isListed(a);
    }

    private boolean deleted() {
        List<KnownAutomation> all = live();
        if (all.isEmpty()) {
            return false;
        }
        KnownAutomation a = chance().any(all);
        Afterwards then = chance().any(List.of(Afterwards.values()));
        told("%s is deleted: %s", a.terms.name(), then);
        effect(
                () -> muster.automations.previewDelete(ADMIN, a.id, then).change(),
                () -> muster.automations.delete(ADMIN, a.id, then, How.PLAIN));
        a.live = false;
        a.removes = then == Afterwards.REMOVE;
        reference.saved(a, null, false);
        return true;
    }

    private boolean included() {
        List<KnownAutomation> all =
                live().stream().filter(a -> !a.leftOut.isEmpty()).toList();
        if (all.isEmpty()) {
            return false;
        }
        KnownAutomation a = chance().any(all);
        int one = chance().any(a.leftOut);
        told("%s: %d is included", a.terms.name(), one);
        muster.automations.include(ADMIN, a.id, List.of(one), How.PLAIN);
        a.leftOut.remove(one);
        history.engine.follow(List.of(a));
        isListed(a);
        return true;
    }

    /** docs/rules.md 4: the people left out are listed. */
    private void isListed(KnownAutomation a) {
        assertThat(muster.db
                        .fetch("select person_id from left_out where rule_id = ? order by 1", a.id)
                        .getValues(0, Integer.class))
                .as("left out of %s", a.terms.name())
                .containsExactlyElementsOf(a.leftOut);
    }

    private Saved effect(Supplier<RuleEffect> preview, Supplier<Saved> act) {
        AtomicReference<Saved> saved = new AtomicReference<>();
        effects.areWhatPeopleSee(preview, () -> {
            saved.set(act.get());
            return saved.get().effect().change();
        });
        return saved.get();
    }
}
