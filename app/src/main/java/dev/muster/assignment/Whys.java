package dev.muster.assignment;

import dev.muster.assignment.WhyStore.LiveRule;
import dev.muster.assignment.WhyStore.What;
import dev.muster.assignment.WhyStore.Who;
import dev.muster.assignment.rules.Explaining;
import dev.muster.assignment.rules.Explaining.Dates;
import dev.muster.assignment.rules.Explaining.Held;
import dev.muster.assignment.rules.Explaining.RuleState;
import dev.muster.assignment.rules.Why;
import dev.muster.audience.AudienceWords;
import dev.muster.audience.Audiences;
import dev.muster.audience.Compilation;
import dev.muster.audience.Scopes;
import dev.muster.audience.rules.Compiled;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers why (behaviour 11): reads the situation, has it explained. */
@Component
public class Whys {
    private final TrainingGrid training;
    private final WhyStore store;
    private final Audiences audiences;
    private final AudienceWords words;
    private final Scopes scopes;
    private final Settings settings;

    Whys(
            TrainingGrid training,
            WhyStore store,
            Audiences audiences,
            AudienceWords words,
            Scopes scopes,
            Settings settings) {
        this.training = training;
        this.store = store;
        this.audiences = audiences;
        this.words = words;
        this.scopes = scopes;
        this.settings = settings;
    }

    /** For administrators, managers and auditors; answers also where it is not assigned. */
    @Transactional(readOnly = true)
    public Why of(Actor actor, int personId, int contentId) {
        scopes.require(actor, personId);
        return explain(actor, personId, contentId);
    }

    private Why explain(Actor actor, int personId, int contentId) {
        Who who = store.who(personId);
        What what = store.what(contentId);
        Optional<Training> has = training.find(personId, contentId);
        return Explaining.explain(new Explaining.Given(
                who.name(),
                what.title(),
                who.deactivated(),
                what.status().equals("DRAFT"),
                what.status().equals("ARCHIVED"),
                has.map(Training::status).orElse(null),
                has.map(t -> held(t, who)).orElse(List.of()),
                store.rules(personId, contentId).stream()
                        .map(r -> rule(actor, personId, r))
                        .toList(),
                has.map(t -> new Dates(t.dueOn(), t.dueByHand(), t.dueLifted(), t.overdue()))
                        .orElse(new Dates(null, false, false, false))));
    }

    private List<Held> held(Training t, Who who) {
        return t.sources().stream()
                .map(s -> new Held(
                        s.ruleId(),
                        s.label(),
                        LocalDate.ofInstant(s.since(), settings.current().zone(who.timeZone())),
                        s.by(),
                        s.due(),
                        s.kept(),
                        s.note(),
                        s.approvedBy()))
                .toList();
    }

    private RuleState rule(Actor actor, int personId, LiveRule r) {
        String label = LabelStore.label(r.kind(), null, r.group());
        if (r.frozen() != null || r.audience() == null) {
            return new RuleState(r.id(), label, r.member(), r.frozen(), List.of());
        }
        return switch (audiences.compileStored(r.audience())) {
            case Compilation.Broken b -> new RuleState(r.id(), label, r.member(), b.why(), List.of());
            case Compilation.Ready ready ->
                new RuleState(r.id(), label, r.member(), null, clauses(actor, personId, ready.audience()));
        };
    }

    private List<Why.Clause> clauses(Actor actor, int personId, Compiled audience) {
        return words.explain(actor, audience, List.of(personId)).values().stream()
                .flatMap(e -> e.clauses().stream())
                .map(c -> new Why.Clause(c.text(), c.fact(), c.holds()))
                .toList();
    }
}
