package dev.muster.people;

import dev.muster.people.ImportPlan.Change;
import dev.muster.people.rules.HrPerson;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

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
            idByNumber.put(p.employeeNumber(), p.id());
        }
        if (p.managerId() != null) {
            managers.put(p.id(), p.managerId());
        }
    }

    /** Gives each their manager; whose manager can't be taken leaves, refused. */
    void set(Map<HrPerson, Change> wanted) {
        wanted.values().forEach(c -> {
            if (c.after().employeeNumber() != null) {
                idByNumber.put(c.after().employeeNumber(), c.after().id());
            }
        });
        wanted.forEach((row, c) -> {
            String number = row.managerEmployeeNumber();
            Integer manager = number == null ? null : idByNumber.get(number);
            if (number != null && manager == null) {
                refusals.refuse(row, "managerEmployeeNumber", "Nobody has the employee number “" + number + "”.");
                return;
            }
            if (manager == null) {
                managers.remove(c.after().id());
            } else {
                managers.put(c.after().id(), manager);
            }
            wanted.put(row, new Change(c.line(), c.before(), c.after().manager(manager), c.newStarter()));
        });
        wanted.forEach((row, c) -> {
            if (c.after().managerId() != null && isCircle(c.after().id())) {
                refusals.refuse(row, "managerEmployeeNumber", "The reporting line would be a circle.");
                managers.remove(c.after().id());
            }
        });
        wanted.keySet().removeIf(refusals::holds);
        withoutRefusedManagers(wanted);
    }

    private boolean isCircle(int id) {
        Set<Integer> passed = new HashSet<>();
        Integer at = managers.get(id);
        while (at != null && passed.add(at)) {
            if (at == id) {
                return true;
            }
            at = managers.get(at);
        }
        return false;
    }

    /** Whose manager was a new person that is not created after all can't be taken either. */
    private void withoutRefusedManagers(Map<HrPerson, Change> wanted) {
        boolean again = true;
        while (again) {
            Set<Integer> there = new HashSet<>();
            wanted.values().forEach(c -> there.add(c.after().id()));
            again = wanted.entrySet().removeIf(e -> {
                Integer manager = e.getValue().after().managerId();
                boolean gone = manager != null && manager < 0 && !there.contains(manager);
                if (gone) {
                    refusals.refuse(e.getKey(), "managerEmployeeNumber", "The row of this manager was rejected.");
                }
                return gone;
            });
        }
    }
}
