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
        company.exemptions.put(new KnownExemption.From(k, rule), new KnownExemption(until, took));
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
                    engine.give(k, INDIVIDUAL, e.took());
                }
            }
        }
    }
}
