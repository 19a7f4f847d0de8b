package dev.muster.assignment.histories.acts;

import static dev.muster.testing.Fixture.ADMIN;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.assignment.DueFor;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.RuleEffect;
import dev.muster.assignment.histories.Chance;
import dev.muster.assignment.histories.History;
import dev.muster.assignment.histories.checks.EffectsSeen;
import dev.muster.assignment.histories.reference.KnownAudience;
import dev.muster.assignment.histories.reference.KnownContent;
import dev.muster.assignment.histories.reference.KnownPerson;
import dev.muster.assignment.histories.reference.KnownRule;
import dev.muster.assignment.histories.reference.SettingsReference;
import dev.muster.assignment.rules.SourceKind;
import dev.muster.assignment.standing.ContentRules;
import dev.muster.library.ContentSettings;
import dev.muster.library.Course;
import dev.muster.library.Step;
import dev.muster.library.rules.Validity;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.DueRule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Courses become mandatory or for new starters, due otherwise, visible to others, archived and active again. */
public final class SettingsActs extends ActFamily {
    private final SettingsReference reference;
    private final EffectsSeen effects;

    public SettingsActs(History history) {
        super(history);
        reference = new SettingsReference(history.company);
        effects = new EffectsSeen(history);
    }

    @Override
    public List<Act> acts() {
        return List.of(
                new Act(2, this::given),
                new Act(1, this::due),
                new Act(1, this::counts),
                new Act(1, this::visible),
                new Act(1, this::archived));
    }

    public void make(String title, @Nullable DueRule due, Validity counts) {
        ContentSettings settings = ContentSettings.named(title).due(due).valid(counts);
        Course c = muster.courses.create(
                ADMIN, settings, List.of(Step.text("One", "x"), Step.acknowledgement("Two", "y")));
        c = muster.drafts.publish(ADMIN, c.id(), null, null, false);
        List<Integer> steps = new ArrayList<>(c.steps().stream().map(Step::id).toList());
        company.contents.put(c.id(), new KnownContent(c.id(), steps, due, counts, false));
    }

    /** Mandatory or default for new starters, switched on or off. */
    private boolean given() {
        KnownContent c = chance().any(company.contents.values());
        SourceKind kind = chance().coin() ? SourceKind.MANDATORY : SourceKind.NEW_STARTER;
        List<KnownRule> live = company.rules.values().stream()
                .filter(r -> r.live && r.content == c.id && r.kind == kind)
                .toList();
        boolean on = live.isEmpty();
        told("%d %s %s", c.id, kind, on ? "on" : "off");
        UnaryOperator<ContentSettings> change =
                s -> kind == SourceKind.MANDATORY ? s.given(on, s.newStarterDefault()) : s.given(s.mandatory(), on);
        effects.areWhatPeopleSee(
                () -> muster.contentRules
                        .preview(ADMIN, c.id, change, DueFor.NEW)
                        .effect(),
                () -> changed(c, change, ContentRules.How.PLAIN));
        live.forEach(r -> r.live = false);
        history.engine.follow(on ? List.of(begun(c, kind)) : live);
        history.twice.unchanged(() -> changed(c, change, ContentRules.How.PLAIN));
        return true;
    }

    private RuleEffect changed(KnownContent c, UnaryOperator<ContentSettings> change, ContentRules.How how) {
        return muster.contentRules.change(ADMIN, c.id, null, change, how).effect();
    }

    private KnownRule begun(KnownContent c, SourceKind kind) {
        int id = muster.db
                .fetchSingle(
                        "select id from rule where content_id = ? and kind = ? and deleted_at is null",
                        c.id,
                        kind.name())
                .get(0, Integer.class);
        Instant at = company.now;
        Predicate<KnownPerson> starters = p -> p.made.isAfter(at);
        KnownRule r = kind == SourceKind.MANDATORY
                ? new KnownRule(id, kind, c.id, false, _ -> true, () -> "Mandatory")
                : new KnownRule(id, kind, c.id, true, starters, () -> "Default for New Starters");
        company.rules.put(id, r);
        return r;
    }

    private boolean due() {
        KnownContent c = chance().any(company.contents.values());
        DueRule due =
                switch (chance().below(4)) {
                    case 0 -> null;
                    case 1 -> new DueRule.AfterAssignment(chance().below(30));
                    case 2 -> new DueRule.AfterHire(chance().below(60), chance().below(10));
                    default -> new DueRule.On(company.today().plusDays(chance().below(40) - 10));
                };
        DueFor whom = chance().coin() ? DueFor.NEW : DueFor.OPEN;
        told("%d is due %s, %s", c.id, due, whom);
        changed(c, s -> s.due(due), new ContentRules.How(whom, Remarks.NONE, 0));
        reference.due(c, due, whom == DueFor.OPEN);
        return true;
    }

    /** How long it counts, from now on: what is completed keeps its last day. */
    private boolean counts() {
        KnownContent c = chance().any(company.contents.values());
        Validity counts = any(chance(), company.today());
        told("%d counts %s", c.id, counts);
        history.pass(Duration.ofSeconds(1));
        changed(c, s -> s.valid(counts), ContentRules.How.PLAIN);
        c.validFrom(company.now, counts);
        history.twice.unchanged(() -> changed(c, s -> s.valid(counts), ContentRules.How.PLAIN));
        return true;
    }

    /** For ever, for months or to a day of the year, in all its variants. */
    static Validity any(Chance chance, LocalDate today) {
        Integer months = chance.coin() ? 1 + chance.below(3) : null;
        LocalDate near = today.plusDays(chance.below(90));
        MonthDay until = months != null || chance.oneIn(4)
                ? null
                : chance.oneIn(4) ? MonthDay.of(2, 29) : MonthDay.of(near.getMonth(), near.getDayOfMonth());
        int window = chance.coin() ? 30 : chance.below(45);
        int grace = chance.coin() ? 0 : chance.below(20);
        return new Validity(months, until, chance.below(60), !chance.oneIn(3), window, grace);
    }

    private boolean visible() {
        KnownContent c = chance().any(company.contents.values());
        c.visible = KnownAudience.any(chance(), company);
        told("%d is visible to %s", c.id, c.visible.audience());
        muster.visibility.prepare(c.visible.audience());
        changed(c, s -> s.visibleTo(c.visible.audience()), ContentRules.How.PLAIN);
        return true;
    }

    private boolean archived() {
        KnownContent c = chance().any(company.contents.values());
        told("%d %s", c.id, c.active ? "archived" : "active again");
        boolean held = company.contents.values().stream()
                .anyMatch(m -> m.module && (c.active ? m.active && m.steps.contains(c.id) : m == c && !areActive(m)));
        if (held) {
            history.twice.writesNothing(
                    "refused",
                    () -> assertThatThrownBy(() -> {
                                if (c.active) {
                                    muster.contents.archive(ADMIN, c.id, null);
                                } else {
                                    muster.contents.activate(ADMIN, c.id, null);
                                }
                            })
                            .isInstanceOfAny(Conflict.class, BadInput.class));
            return true;
        }
        if (c.active) {
            muster.contents.archive(ADMIN, c.id, null);
        } else {
            muster.contents.activate(ADMIN, c.id, null);
        }
        c.active = !c.active;
        return true;
    }

    private boolean areActive(KnownContent module) {
        return module.steps.stream().allMatch(s -> company.contents.get(s).active);
    }
}
