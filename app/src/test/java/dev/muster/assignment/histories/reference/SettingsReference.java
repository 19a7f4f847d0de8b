package dev.muster.assignment.histories.reference;

import static dev.muster.assignment.histories.reference.Company.MINIMUM_DAYS;
import static dev.muster.assignment.histories.reference.Company.SELF;

import dev.muster.shared.DueRule;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** docs/rules.md 8: a changed due rule moves those who have it open, too, where somebody wants it. */
public final class SettingsReference {
    private final Company company;

    public SettingsReference(Company company) {
        this.company = company;
    }

    public void due(KnownContent c, @Nullable DueRule due, boolean open) {
        boolean same = Objects.equals(c.due, due);
        c.due = due;
        if (!open || same) {
            return;
        }
        for (Key k : company.assignments.keySet()) {
            KnownPerson p = company.people.get(k.person());
            boolean isOpen = company.work(k).newest() == null;
            if (k.content() == c.id && !p.deactivated && isOpen) {
                company.sources(k).replaceAll((rule, s) -> isItsOwn(rule, s) ? s : moved(due, s, p));
            }
        }
    }

    /** The same of one rule, which has a due rule of its own or takes the content's. */
    public void dueOfRule(KnownRule r, @Nullable DueRule due, boolean open) {
        boolean same = Objects.equals(r.due(), due);
        r.isDue(due);
        if (!open || same) {
            return;
        }
        DueRule inForce = due == null ? company.contents.get(r.content).due : due;
        for (Key k : company.assignments.keySet()) {
            KnownPerson p = company.people.get(k.person());
            boolean isOpen = company.work(k).newest() == null;
            if (k.content() == r.content && !p.deactivated && isOpen) {
                company.sources(k).replaceAll((rule, s) -> rule == r.id ? moved(inForce, s, p) : s);
            }
        }
    }

    private boolean isItsOwn(int rule, KnownSource s) {
        return rule == SELF || s.given() || rule > 0 && company.rules.get(rule).due() != null;
    }

    /** Counted from when it was given; a date that has passed by now is lifted. */
    private KnownSource moved(@Nullable DueRule due, KnownSource s, KnownPerson p) {
        LocalDate on =
                switch (due) {
                    case null -> null;
                    case DueRule.NoDate _ -> null;
                    case DueRule.AfterAssignment a -> s.since().plusDays(a.days());
                    case DueRule.AfterHire h -> {
                        LocalDate hire = (p.hired == null ? s.since() : p.hired).plusDays(h.days());
                        Integer said = h.atLeastDays();
                        LocalDate least = s.since().plusDays(said == null ? MINIMUM_DAYS : said);
                        yield hire.isAfter(least) ? hire : least;
                    }
                    case DueRule.On o -> o.date();
                };
        LocalDate today = company.today(p);
        LocalDate lived = p.away.lived(s.since(), today);
        boolean passed = on != null && on.isBefore(lived);
        LocalDate day = passed ? lived.plusDays(MINIMUM_DAYS) : on;
        return Objects.equals(day, s.due()) && passed == s.lifted()
                ? s
                : new KnownSource(day, passed, s.kept(), s.since(), s.since(), false);
    }
}
