package dev.muster.assignment.why;

import dev.muster.assignment.Training;
import dev.muster.assignment.exemption.ExemptionGrid;
import dev.muster.assignment.lists.TrainingGrid;
import dev.muster.assignment.rules.Explaining;
import dev.muster.assignment.rules.Explaining.Dates;
import dev.muster.assignment.rules.Explaining.Exempt;
import dev.muster.assignment.rules.Explaining.Held;
import dev.muster.assignment.rules.Why;
import dev.muster.assignment.why.WhyStore.What;
import dev.muster.assignment.why.WhyStore.Who;
import dev.muster.audience.Scopes;
import dev.muster.library.ContentRefs;
import dev.muster.library.ContentStatus;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers why: reads the situation, has it explained. */
@Component
public class Whys {
    private final TrainingGrid training;
    private final WhyStore store;
    private final ExemptionGrid exemptions;
    private final Scopes scopes;
    private final ContentRefs contents;
    private final Settings settings;
    private final WhyRules rules;

    Whys(
            TrainingGrid training,
            WhyStore store,
            ExemptionGrid exemptions,
            Scopes scopes,
            ContentRefs contents,
            Settings settings,
            WhyRules rules) {
        this.training = training;
        this.store = store;
        this.exemptions = exemptions;
        this.scopes = scopes;
        this.contents = contents;
        this.settings = settings;
        this.rules = rules;
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
                what.status().equals(ContentStatus.DRAFT.name()),
                what.status().equals(ContentStatus.ARCHIVED.name()),
                has.map(Training::status).orElse(null),
                has.map(t -> held(t, who)).orElse(List.of()),
                store.rules(personId, contentId).stream()
                        .map(r -> rules.state(actor, personId, r, who))
                        .toList(),
                exemptions.ofPerson(personId).stream()
                        .filter(e -> e.contentId() == contentId)
                        .map(e -> new Exempt(e.ruleId(), words(e)))
                        .toList(),
                has.map(Whys::dates).orElse(new Dates(null, false, false, false))));
        return has.filter(Training::isOpen)
                .flatMap(t -> again(t, who))
                .map(a -> Explaining.reassigned(why, a))
                .orElse(why);
    }

    private static Dates dates(Training t) {
        LocalDate before = t.dueBeforeLeave();
        LocalDate lastDay = t.expiresOn();
        boolean dueAgain = t.isOpen() && lastDay != null && before != null && before.isAfter(lastDay);
        return new Dates(
                t.dueOn(),
                t.dueByHand(),
                t.dueLifted(),
                t.overdue(),
                before,
                t.onLeave(),
                dueAgain ? ChronoUnit.DAYS.between(lastDay, before) - 1 : 0);
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
}
