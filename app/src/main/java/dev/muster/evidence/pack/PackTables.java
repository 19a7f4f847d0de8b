package dev.muster.evidence.pack;

import java.util.List;
import org.springframework.stereotype.Component;

/** The tables of a pack, in the order in which they are written. */
@Component
class PackTables {
    private final PopulationGrid population;
    private final PackCompletionGrid completions;
    private final List<PackSheet> all;

    PackTables(
            PopulationGrid population,
            RequiredSheet required,
            PackCompletionGrid completions,
            PackExemptionGrid exemptions,
            PackAuditGrid audit,
            PackChainGrid chain) {
        this.population = population;
        this.completions = completions;
        this.all = List.of(population, required, completions, exemptions, audit, chain);
    }

    List<PackSheet> all() {
        return all;
    }

    PackCompletionGrid completions() {
        return completions;
    }

    int people(PackScope scope) {
        return population.count(scope);
    }
}
