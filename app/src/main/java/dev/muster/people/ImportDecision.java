package dev.muster.people;

import dev.muster.people.ImportPlan.Change;
import dev.muster.people.rules.HrFile;
import dev.muster.people.rules.HrMapping;
import dev.muster.people.rules.HrPerson;
import dev.muster.people.rules.HrReject;
import dev.muster.people.rules.Usernames;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Attribute;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an HR file makes of the people there are (api.md "Imports"). Shown everybody once by {@link #see}, it says in
 * {@link #plan} what is to be done. Values only: the same for the dry run and for the import.
 */
final class ImportDecision {
    private static final String MANAGER = "managerEmployeeNumber";

    private final HrFile file;
    private final HrMapping mapping;
    private final Values values;
    private final boolean deactivateMissing;
    private final ImportRefusals refusals = new ImportRefusals();
    private final ImportMatching matching;
    private final ImportedPeople people;
    private final ImportManagers managers = new ImportManagers(refusals);
    private final List<Known> missing = new ArrayList<>();
    private final Set<Integer> activeAdmins = new HashSet<>();
    private int activeBefore;

    /**
     * @param standardLanguage of people who have none of their own
     * @param today the day it is in a time zone; null: the standard one
     */
    ImportDecision(
            HrFile file,
            Values values,
            boolean deactivateMissing,
            String standardLanguage,
            Function<@Nullable String, LocalDate> today) {
        this.file = file;
        this.mapping = file.mapping();
        this.values = values;
        this.deactivateMissing = deactivateMissing;
        this.matching = new ImportMatching(file, refusals);
        this.people = new ImportedPeople(mapping, values, standardLanguage, today);
    }

    /** Everybody there is, each once. */
    void see(Known p) {
        if (p.isActive()) {
            activeBefore++;
            if (p.accessLevel() == AccessLevel.ADMIN) {
                activeAdmins.add(p.id());
            }
            if (deactivateMissing && matching.misses(p)) {
                missing.add(p);
            }
        }
        if (mapping.maps(MANAGER)) {
            managers.see(p);
        }
        matching.see(p);
    }

    ImportPlan plan() {
        matching.close();
        Map<HrPerson, Change> wanted = wanted();
        int refused;
        do {
            refused = refusals.all().size();
            matching.refuseWhatIsKept();
            wanted.keySet().removeIf(refusals::holds);
            if (mapping.maps(MANAGER)) {
                managers.set(wanted);
            }
            keepAnAdmin(wanted);
        } while (refused < refusals.all().size());
        List<Change> changes = new ArrayList<>(wanted.values());
        changes.removeIf(c -> c.after().equals(c.before()));
        int unchanged = wanted.size() - changes.size();
        missing.stream()
                .sorted(Comparator.comparing(Known::id))
                .forEach(p -> changes.add(
                        new Change(0, p, p.standing(new Standing(PersonStatus.DEACTIVATED, Standing.MISSING)), false)));
        List<HrReject> rejects = new ArrayList<>(file.rejects());
        rejects.addAll(refusals.all());
        rejects.sort(Comparator.comparing(HrReject::line));
        return new ImportPlan(file.rows(), unchanged, activeBefore, changes, rejects, people.newValues());
    }

    private Map<HrPerson, Change> wanted() {
        Map<HrPerson, Change> wanted = new LinkedHashMap<>();
        Usernames usernames = matching.usernames();
        int created = 0;
        for (HrPerson row : file.people()) {
            if (refusals.holds(row) || !knowsValues(row)) {
                continue;
            }
            Known before = matching.of(row);
            if (before != null) {
                wanted.put(row, new Change(row.line(), before, people.change(row, before), false));
            } else if (row.givenName() == null || row.familyName() == null) {
                refusals.refuse(
                        row,
                        "givenName",
                        "There is nobody like this yet, and the file has no names to create them with.");
            } else {
                Known after = people.create(row, --created, usernames);
                wanted.put(row, new Change(row.line(), null, after, people.isStarter(after)));
            }
        }
        return wanted;
    }

    private boolean knowsValues(HrPerson row) {
        if (mapping.createValues()) {
            return true;
        }
        for (var entry : row.values().entrySet()) {
            Attribute attribute = Attribute.of(entry.getKey()).orElseThrow();
            for (String name : entry.getValue()) {
                if (values.find(attribute, name).isEmpty()) {
                    refusals.refuse(
                            row,
                            attribute.word(),
                            "“" + name + "” is not in the list, and unknown values are not to join it.");
                    return false;
                }
            }
        }
        return true;
    }

    /** An import never leaves Muster without an admin: then none of the admins goes. */
    private void keepAnAdmin(Map<HrPerson, Change> wanted) {
        Set<Integer> left = new HashSet<>(activeAdmins);
        wanted.values().stream()
                .filter(Change::deactivates)
                .forEach(c -> left.remove(c.after().id()));
        missing.forEach(p -> left.remove(p.id()));
        if (!left.isEmpty() || activeAdmins.isEmpty()) {
            return;
        }
        missing.removeIf(p -> activeAdmins.contains(p.id()));
        wanted.entrySet().removeIf(e -> {
            boolean lastAdmin = e.getValue().deactivates()
                    && activeAdmins.contains(e.getValue().after().id());
            if (lastAdmin) {
                refusals.refuse(e.getKey(), "leavesOn", "This is the last admin. Make somebody else an admin first.");
            }
            return lastAdmin;
        });
    }
}
