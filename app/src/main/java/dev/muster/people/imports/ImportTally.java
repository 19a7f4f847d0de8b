package dev.muster.people.imports;

import dev.muster.shared.Brake;
import java.util.List;
import java.util.Map;

/** Counts what an import does, one person after the other. */
final class ImportTally {
    private int created;
    private int updated;
    private int deactivated;
    private int reactivated;
    private int unchanged;
    private int starters;
    private int leavers;
    private int missing;

    void add(ImportChange c) {
        if (!c.changes()) {
            unchanged++;
            return;
        }
        missing += c.line() == 0 ? 1 : 0;
        leavers += !c.after().isActive() && (c.before() == null || c.deactivates()) ? 1 : 0;
        if (c.before() == null) {
            created++;
            starters += c.newStarter() ? 1 : 0;
        } else if (c.deactivates()) {
            deactivated++;
        } else if (c.reactivates()) {
            reactivated++;
        } else {
            updated++;
        }
    }

    /** People so far, changed or not. */
    int seen() {
        return touched() + unchanged;
    }

    int touched() {
        return created + updated + deactivated + reactivated;
    }

    /** How many deactivations have to be confirmed; 0: none. */
    int brake(int activeBefore) {
        return Brake.stops(deactivated, activeBefore, 0) ? deactivated : 0;
    }

    ImportCounts counts(int rows, Map<String, List<String>> unknown) {
        return new ImportCounts(
                rows, created, updated, deactivated, reactivated, unchanged, starters, leavers, missing, unknown);
    }
}
