package dev.muster.people;

import dev.muster.people.rules.HrReject;
import dev.muster.shared.Attribute;
import dev.muster.shared.Brake;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an import would do, decided and not yet done.
 *
 * @param changes everybody who is created or changed, in the file's order; then those missing from it
 * @param activeBefore people who are not deactivated now
 * @param newValues names that join the lists; the i-th of all has the id -1-i in {@link Known#valueIds}
 */
record ImportPlan(
        int rows,
        int unchanged,
        int activeBefore,
        List<Change> changes,
        List<HrReject> rejects,
        List<NewValue> newValues) {

    /**
     * @param line 0: missing from the file
     * @param before null: a new person
     */
    record Change(int line, @Nullable Known before, Known after, boolean newStarter) {
        boolean deactivates() {
            return before != null && before.isActive() && !after.isActive();
        }

        boolean reactivates() {
            return before != null && !before.isActive() && after.isActive();
        }
    }

    record NewValue(Attribute attribute, String name) {}

    ImportCounts counts() {
        int created = 0;
        int deactivated = 0;
        int reactivated = 0;
        int starters = 0;
        int leavers = 0;
        int missing = 0;
        for (Change c : changes) {
            created += c.before() == null ? 1 : 0;
            starters += c.before() == null && c.newStarter() ? 1 : 0;
            leavers += !c.after().isActive() && (c.before() == null || c.deactivates()) ? 1 : 0;
            missing += c.line() == 0 ? 1 : 0;
            deactivated += c.deactivates() ? 1 : 0;
            reactivated += c.reactivates() ? 1 : 0;
        }
        int updated = changes.size() - created - deactivated - reactivated;
        return new ImportCounts(
                rows, created, updated, deactivated, reactivated, unchanged, starters, leavers, missing, unknown());
    }

    private Map<String, List<String>> unknown() {
        Map<String, List<String>> names = new TreeMap<>();
        for (NewValue v : newValues) {
            names.computeIfAbsent(v.attribute().word(), a -> new ArrayList<>()).add(v.name());
        }
        names.values().forEach(list -> list.sort(null));
        return names;
    }

    /** How many deactivations have to be confirmed; 0: none (behaviour 4 "brake"). */
    int brake() {
        int losses = (int) changes.stream().filter(Change::deactivates).count();
        return Brake.stops(losses, activeBefore, 0) ? losses : 0;
    }
}
