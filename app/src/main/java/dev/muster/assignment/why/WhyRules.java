package dev.muster.assignment.why;

import dev.muster.assignment.ledger.LabelStore;
import dev.muster.assignment.rules.Explaining;
import dev.muster.assignment.rules.Explaining.RuleState;
import dev.muster.assignment.rules.Why;
import dev.muster.assignment.why.WhyStore.LiveRule;
import dev.muster.assignment.why.WhyStore.Who;
import dev.muster.audience.AudienceWords;
import dev.muster.audience.Audiences;
import dev.muster.audience.Compilation;
import dev.muster.audience.rules.Compiled;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How one rule stands to one person: what it asks for, tested, and whether it gives at all. */
@Component
class WhyRules {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("d MMM uuuu 'at' HH:mm", Locale.ENGLISH);

    private final Audiences audiences;
    private final AudienceWords words;
    private final Settings settings;
    private final Clock clock;

    WhyRules(Audiences audiences, AudienceWords words, Settings settings, Clock clock) {
        this.audiences = audiences;
        this.words = words;
        this.settings = settings;
        this.clock = clock;
    }

    RuleState state(Actor actor, int personId, LiveRule r, Who who) {
        String label = LabelStore.label(r.kind().name(), r.name(), r.name());
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
