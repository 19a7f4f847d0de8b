package dev.muster.assignment.histories.reference;

import static dev.muster.assignment.histories.reference.Company.INDIVIDUAL;
import static dev.muster.assignment.histories.reference.Company.SELF;

import dev.muster.assignment.histories.History;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** docs/rules.md 4, exemption: what it takes and gives back. Nobody loses work by it. */
public final class ExemptionReference {
    private final Company company;
    private final EngineReference engine;

    public ExemptionReference(History history) {
        company = history.company;
        engine = history.engine;
    }

    /** @param rule 0: from the content */
    public void exempt(Key k, int rule, @Nullable LocalDate until) {
        KnownExemption before = company.exemptions.get(new KnownExemption.From(k, rule));
        KnownSource took =
                before != null ? before.took() : rule == 0 ? company.sources(k).get(INDIVIDUAL) : null;
        KnownAssignment had = before != null ? before.had() : byHand(k);
        company.exemptions.put(new KnownExemption.From(k, rule), new KnownExemption(until, took, had));
        if (company.sources(k).keySet().removeIf(r -> rule == 0 ? r != SELF : r == rule)) {
            engine.settle(k);
        }
    }

    /** What a hand had given is back at once. */
    public void lift(Key k) {
        for (KnownExemption.From from : List.copyOf(company.exemptions.keySet())) {
            if (from.key().equals(k)) {
                KnownExemption e = company.exemptions.remove(from);
                if (e.took() != null) {
                    back(k, e.took(), e.had());
                }
            }
        }
    }

    private @Nullable KnownAssignment byHand(Key k) {
        KnownAssignment has = company.assignments.get(k);
        if (has == null) {
            return null;
        }
        KnownAssignment had = new KnownAssignment();
        had.dueByHand = has.dueByHand;
        had.dueSet = has.dueSet;
        return had;
    }

    /** As it was; a date that has passed is lifted. */
    private void back(Key k, KnownSource s, @Nullable KnownAssignment had) {
        KnownPerson p = company.people.get(k.person());
        LocalDate today = company.today(p);
        LocalDate lifted = today.plusDays(Company.MINIMUM_DAYS);
        boolean passed = s.due() != null && s.due().isBefore(p.away.lived(s.set(), today));
        engine.give(k, INDIVIDUAL, passed ? new KnownSource(lifted, true, s.kept(), s.since(), today, s.given()) : s);
        KnownAssignment has = company.assignments.get(k);
        if (had != null && had.dueByHand != null && has.dueByHand == null) {
            boolean late = had.dueByHand.isBefore(p.away.lived(company.dayOf(had.dueSet, p), today));
            has.dueByHand = late ? lifted : had.dueByHand;
            has.dueSet = late ? company.now : had.dueSet;
        }
    }
}
