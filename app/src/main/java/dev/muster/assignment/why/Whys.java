package dev.muster.assignment.why;

import dev.muster.assignment.Training;
import dev.muster.assignment.exemption.ExemptionGrid;
import dev.muster.assignment.ledger.LabelStore;
import dev.muster.assignment.lists.TrainingGrid;
import dev.muster.assignment.rules.Explaining;
import dev.muster.assignment.rules.Explaining.Dates;
import dev.muster.assignment.rules.Explaining.Exempt;
import dev.muster.assignment.rules.Explaining.Held;
import dev.muster.assignment.rules.Explaining.RuleState;
import dev.muster.assignment.rules.Why;
import dev.muster.assignment.why.WhyStore.LiveRule;
import dev.muster.assignment.why.WhyStore.What;
import dev.muster.assignment.why.WhyStore.Who;
import dev.muster.audience.AudienceWords;
import dev.muster.audience.Audiences;
import dev.muster.audience.Compilation;
import dev.muster.audience.Scopes;
import dev.muster.audience.rules.Compiled;
import dev.muster.library.ContentRefs;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers why: reads the situation, has it explained. */
@Component
public class Whys {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM uuuu 'at' HH:mm", Locale.ENGLISH);

    private final TrainingGrid training;
    private final WhyStore store;
    private final Audiences audiences;
    private final AudienceWords words;
    private final ExemptionGrid exemptions;
    private final Scopes scopes;
    private final ContentRefs contents;
    private final Settings settings;
    private final Clock clock;

    Whys(
            TrainingGrid training,
            WhyStore store,
            Audiences audiences,
            AudienceWords words,
            ExemptionGrid exemptions,
            Scopes scopes,
            ContentRefs contents,
            Settings settings,
            Clock clock) {
        this.training = training;
        this.store = store;
        this.audiences = audiences;
        this.words = words;
        this.exemptions = exemptions;
        this.scopes = scopes;
        this.contents = contents;
        this.settings = settings;
        this.clock = clock;
    }

    /** For administrators, managers and auditors; answers also where it is not assigned. */
    @Transactional(readOnly = true)
    public Why of(Actor actor, int personId, int contentId) {
        scopes.require(actor, personId);
        contents.require(actor, contentId);
        return explain(actor, personId, contentId);
    }

    private Why explain(Actor actor, int personId, int contentId) {
        Who who = store.who(personId);
        What what = store.what(contentId);
        Optional<Training> has = training.find(personId, contentId);
        Why why = Explaining.explain(new Explaining.Given(
                who.name(),
                what.title(),
                who.deactivated(),
                what.status().equals("DRAFT"),
                what.status().equals("ARCHIVED"),
                has.map(Training::status).orElse(null),
                has.map(t -> held(t, who)).orElse(List.of()),
                store.rules(personId, contentId).stream()
                        .map(r -> rule(actor, personId, r, who))
                        .toList(),
                exemptions.ofPerson(personId).stream()
                        .filter(e -> e.contentId() == contentId)
                        .map(e -> new Exempt(e.ruleId(), words(e)))
                        .toList(),
                has.map(t -> new Dates(t.dueOn(), t.dueByHand(), t.dueLifted(), t.overdue()))
                        .orElse(new Dates(null, false, false, false))));
        return has.filter(Training::isOpen)
                .flatMap(t -> again(t, who))
                .map(a -> Explaining.reassigned(why, a))
                .orElse(why);
    }

    private Optional<Explaining.Again> again(Training t, Who who) {
        ZoneId zone = settings.current().zone(who.timeZone());
        return store.reset(t.personId(), t.content().id())
                .filter(r -> t.completedAt() == null || r.at().isAfter(t.completedAt()))
                .map(r -> new Explaining.Again(
                        LocalDate.ofInstant(r.at(), zone),
                        r.by(),
                        r.completedAt() == null ? null : LocalDate.ofInstant(r.completedAt(), zone),
                        t.countsUntil()));
    }

    private static String words(ExemptionGrid.Row e) {
        StringBuilder text = new StringBuilder(e.type());
        if (e.rule() != null) {
            text.append(" (from ").append(e.rule()).append(')');
        }
        if (e.reason() != null) {
            text.append(", “").append(e.reason()).append('”');
        }
        if (e.approvedBy() != null) {
            text.append(", approved by ").append(e.approvedBy());
        }
        if (e.until() != null) {
            text.append(", until ").append(Explaining.day(e.until()));
        }
        return text.toString();
    }

    private List<Held> held(Training t, Who who) {
        return t.sources().stream()
                .map(s -> new Held(
                        s.ruleId(),
                        s.type(),
                        s.words(),
                        LocalDate.ofInstant(s.since(), settings.current().zone(who.timeZone())),
                        s.by(),
                        s.due(),
                        s.kept(),
                        s.note(),
                        s.approvedBy()))
                .toList();
    }

    private RuleState rule(Actor actor, int personId, LiveRule r, Who who) {
        String label = LabelStore.label(r.kind(), r.name(), r.name());
        if (r.starter() != null) {
            return new RuleState(r.id(), label, r.member(), null, List.of(starter(r.starter(), r.member())));
        }
        if (r.frozen() != null || r.audience() == null) {
            return new RuleState(r.id(), label, r.member(), r.frozen(), List.of());
        }
        return switch (audiences.compileStored(r.audience())) {
            case Compilation.Broken b -> new RuleState(r.id(), label, r.member(), b.why(), List.of());
            case Compilation.Ready ready -> {
                List<Why.Clause> clauses = clauses(actor, personId, ready.audience());
                yield r.automation() == null
                        ? new RuleState(r.id(), label, r.member(), null, clauses)
                        : automation(r, r.automation(), label, clauses, who);
            }
        };
    }

    private RuleState automation(LiveRule r, WhyStore.Running a, String label, List<Why.Clause> clauses, Who who) {
        ZoneId zone = settings.current().zone(who.timeZone());
        String resting = resting(a);
        LocalDate leftOut = a.leftOutSince() == null ? null : LocalDate.ofInstant(a.leftOutSince(), zone);
        boolean holds = resting == null && leftOut == null && clauses.stream().allMatch(Why.Clause::holds);
        return new RuleState(r.id(), label, holds, null, clauses, resting, leftOut);
    }

    private @Nullable String resting(WhyStore.Running a) {
        ZoneId zone = settings.current().defaultTimeZone();
        return switch (a.window().state(a.enabled(), false, clock.instant())) {
            case OFF -> "It is switched off: it gives to nobody.";
            case STARTS ->
                "It gives to nobody before it starts, on " + moment(a.window().startsAt(), zone) + ".";
            case ENDED -> "It ended on " + moment(a.window().endsAt(), zone) + ": it gives to nobody any more.";
            case ON, FROZEN -> null;
        };
    }

    private static String moment(@Nullable Instant at, ZoneId zone) {
        return at == null ? "" : MOMENT.format(at.atZone(zone));
    }

    private Why.Clause starter(WhyStore.Starter s, boolean holds) {
        ZoneId zone = settings.current().defaultTimeZone();
        String made = "the account was made on " + Explaining.day(LocalDate.ofInstant(s.accountMade(), zone));
        return new Why.Clause(
                "is a new starter whose account was made after "
                        + Explaining.day(LocalDate.ofInstant(s.ruleMade(), zone)),
                s.newStarter() ? made : "the import did not count them as a new starter",
                holds);
    }

    private List<Why.Clause> clauses(Actor actor, int personId, Compiled audience) {
        return words.explain(actor, audience, List.of(personId)).values().stream()
                .flatMap(e -> e.clauses().stream())
                .map(c -> new Why.Clause(c.text(), c.fact(), c.holds()))
                .toList();
    }
}
