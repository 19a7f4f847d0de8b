package dev.muster.people;

import dev.muster.people.ImportPlan.Change;
import dev.muster.people.rules.HrPerson;
import dev.muster.shared.Same;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who reports to whom after an import: managers by employee number, of people there are and of new ones; no circles. */
final class ImportManagers {
    private final ImportRefusals refusals;
    private final Map<String, Integer> idByNumber = new HashMap<>();
    private final Map<Integer, Integer> managers = new HashMap<>();

    ImportManagers(ImportRefusals refusals) {
        this.refusals = refusals;
    }

    /** Everybody there is, each once. */
    void see(Known p) {
        if (p.employeeNumber() != null) {
            idByNumber.put(Same.key(p.employeeNumber()), p.id());
        }
        if (p.managerId() != null) {
            managers.put(p.id(), p.managerId());
        }
    }

    /** Gives each their manager; whose manager can't be taken leaves, refused. Asked again, it decides afresh. */
    void set(Map<HrPerson, Change> wanted) {
        Set<String> inFile = new HashSet<>();
        wanted.values().forEach(c -> inFile.add(key(c)));
        do {
            find(wanted, inFile);
            refuseCircles(wanted);
        } while (wanted.keySet().removeIf(refusals::holds));
    }

    private void find(Map<HrPerson, Change> wanted, Set<String> inFile) {
        Map<String, Integer> taken = new HashMap<>();
        wanted.values().forEach(c -> taken.put(key(c), c.after().id()));
        wanted.forEach((row, c) -> {
            String number = row.managerEmployeeNumber();
            Integer manager =
                    number == null ? null : taken.getOrDefault(Same.key(number), idByNumber.get(Same.key(number)));
            if (number != null && manager == null) {
                refusals.refuse(
                        row,
                        "managerEmployeeNumber",
                        inFile.contains(Same.key(number))
                                ? "The row of this manager was rejected."
                                : "Nobody has the employee number “" + number + "”.");
            }
            wanted.put(row, new Change(c.line(), c.before(), c.after().manager(manager), c.newStarter()));
        });
    }

    /**
     * Of each circle one row that would close it is refused, and that person keeps the manager there was: until there is no
     * circle in what is left.
     */
    private void refuseCircles(Map<HrPerson, Change> wanted) {
        Map<Integer, Integer> lines = new HashMap<>(managers);
        wanted.values().forEach(c -> put(lines, c.after().id(), c.after().managerId()));
        boolean again = true;
        while (again) {
            again = false;
            for (var e : wanted.entrySet()) {
                int id = e.getValue().after().id();
                if (!Objects.equals(lines.get(id), managers.get(id)) && isCircle(lines, id)) {
                    refusals.refuse(e.getKey(), "managerEmployeeNumber", "The reporting line would be a circle.");
                    put(lines, id, managers.get(id));
                    again = true;
                }
            }
        }
    }

    private static String key(Change c) {
        String number = c.after().employeeNumber();
        return number == null ? "" : Same.key(number);
    }

    private static void put(Map<Integer, Integer> lines, int id, @Nullable Integer manager) {
        if (manager == null) {
            lines.remove(id);
        } else {
            lines.put(id, manager);
        }
    }

    private static boolean isCircle(Map<Integer, Integer> lines, int id) {
        Set<Integer> passed = new HashSet<>();
        Integer at = lines.get(id);
        while (at != null && passed.add(at)) {
            if (at == id) {
                return true;
            }
            at = lines.get(at);
        }
        return false;
    }
}
