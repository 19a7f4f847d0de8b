package dev.muster.assignment.histories;

import static dev.muster.assignment.histories.Company.INDIVIDUAL;
import static dev.muster.assignment.histories.Company.SELF;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** docs/rules.md 4, exemption: what it takes and gives back. Nobody loses work by it. */
final class ExemptionReference {
    private final Company company;
    private final EngineReference engine;

    ExemptionReference(Life life) {
        company = life.company;
        engine = life.engine;
    }

    /** @param rule 0: from the content */
    void exempt(Key k, int rule, @Nullable LocalDate until) {
        Exempt before = company.exemptions.get(new Exempt.From(k, rule));
        Reason took =
                before != null ? before.took() : rule == 0 ? company.sources(k).get(INDIVIDUAL) : null;
        company.exemptions.put(new Exempt.From(k, rule), new Exempt(until, took));
        if (company.sources(k).keySet().removeIf(r -> rule == 0 ? r != SELF : r == rule)) {
            engine.settle(k);
        }
    }

    /** What a hand had given is back at once. */
    void lift(Key k) {
        for (Exempt.From from : List.copyOf(company.exemptions.keySet())) {
            if (from.key().equals(k)) {
                Exempt e = company.exemptions.remove(from);
                if (e.took() != null) {
                    engine.give(k, INDIVIDUAL, e.took());
                }
            }
        }
    }
}
