package dev.muster.people.imports;

import dev.muster.people.PersonStatus;
import dev.muster.people.Standing;
import dev.muster.people.TimeZones;
import dev.muster.people.ValueLists;
import dev.muster.people.rules.HrMapping;
import dev.muster.people.rules.HrReject;
import dev.muster.people.rules.HrRows;
import dev.muster.people.rules.HrTable;
import dev.muster.shared.Attribute;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides what an HR file makes of the people there are: the same for the dry run and for the import. The
 * rows lie in the database meanwhile, and what is decided comes from there in batches.
 */
@Component
class ImportDecision {
    private final ImportRowStore rows;
    private final ImportMatchStore matching;
    private final ImportLineStore lines;
    private final ValueLists lists;
    private final TimeZones zones;

    ImportDecision(
            ImportRowStore rows, ImportMatchStore matching, ImportLineStore lines, ValueLists lists, TimeZones zones) {
        this.rows = rows;
        this.matching = matching;
        this.lines = lines;
        this.lists = lists;
        this.zones = zones;
    }

    /**
     * @param deactivateMissing whether people who are not in the file are deactivated
     * @param spared admins who stay in any case
     */
    record Decided(HrMapping mapping, ImportedPeople people, boolean deactivateMissing, Set<Integer> spared) {}

    /** Which rows are taken, and who is meant by each. */
    Decided decide(HrTable table, HrMapping mapping, boolean deactivateMissing) {
        Map<String, LocalDate> days = new HashMap<>();
        String standard = zones.standard();
        ImportedPeople people = new ImportedPeople(
                mapping,
                lists.read(),
                zones.standardLanguage(),
                zone -> days.computeIfAbsent(zone == null ? standard : zone, zones::today));
        load(table, mapping, people);
        matching.byIdentity(mapping.identity());
        matching.refuseErased(mapping.identity());
        matching.onceEach("username");
        matching.onceEach("email");
        matching.refuseNameless();
        matching.meet();
        Set<Integer> spared = new HashSet<>();
        int refused;
        do {
            refused = matching.refuseWhatIsKept();
            if (mapping.maps("managerEmployeeNumber")) {
                refused += lines.refuse(mapping.maps("employeeNumber"));
            }
            refused += keepAnAdmin(people, deactivateMissing ? mapping.identity() : null, spared);
        } while (refused > 0);
        matching.giveUsernames();
        return new Decided(mapping, people, deactivateMissing, spared);
    }

    private void load(HrTable table, HrMapping mapping, ImportedPeople people) {
        HrRows reader = new HrRows(table.header(), mapping);
        List<ImportRowStore.Loaded> batch = new ArrayList<>();
        rows.begin();
        table.forEach(row -> {
            batch.add(loaded(reader.read(row), mapping, people));
            if (batch.size() == ImportRowStore.BATCH) {
                rows.load(batch);
                batch.clear();
            }
        });
        rows.load(batch);
        rows.loaded();
    }

    private static ImportRowStore.Loaded loaded(HrRows.Read read, HrMapping mapping, ImportedPeople people) {
        if (read.person() == null) {
            return new ImportRowStore.Loaded(read, List.of());
        }
        var values = read.person().values();
        if (!mapping.createValues()) {
            for (var e : values.entrySet()) {
                for (String name : e.getValue()) {
                    if (!people.knows(Attribute.of(e.getKey()).orElseThrow(), name)) {
                        HrReject reject = new HrReject(
                                read.line(),
                                e.getKey(),
                                "“" + name + "” is not in the list, and unknown values are not to join it.");
                        return new ImportRowStore.Loaded(
                                new HrRows.Read(read.line(), read.who(), null, reject), List.of());
                    }
                }
            }
        }
        return new ImportRowStore.Loaded(read, people.valueIds(values));
    }

    /**
     * An import never leaves Muster without an admin: then none of the admins goes.
     *
     * @param missing the identity of people, where those who are not in the file are deactivated
     */
    private int keepAnAdmin(ImportedPeople people, @Nullable String missing, Set<Integer> spared) {
        Set<Integer> left = new HashSet<>(rows.activeAdmins());
        if (left.isEmpty()) {
            return 0;
        }
        Integer[] admins = left.toArray(Integer[]::new);
        List<Integer> going = new ArrayList<>();
        for (ImportRow row : rows.takenOf(admins)) {
            if (people.change(row).deactivates()) {
                left.remove(row.id());
                going.add(row.row().line());
            }
        }
        if (missing != null) {
            rows.missingOf(missing, admins).forEach(left::remove);
        }
        if (!left.isEmpty()) {
            return 0;
        }
        spared.addAll(List.of(admins));
        return lines.refuse(
                going.toArray(Integer[]::new),
                "leavesOn",
                "This is the last admin. Make somebody else an admin first.");
    }

    /** What becomes of everybody who is in the file, in its order; then of those missing from it. Unchanged ones too. */
    void forEach(Decided decided, Consumer<List<ImportChange>> to) {
        int line = 0;
        List<ImportRow> taken = rows.taken(line);
        while (!taken.isEmpty()) {
            to.accept(taken.stream().map(decided.people()::change).toList());
            line = taken.getLast().row().line();
            taken = rows.taken(line);
        }
        if (!decided.deactivateMissing()) {
            return;
        }
        int id = 0;
        List<KnownPerson> missing = rows.missing(decided.mapping().identity(), id);
        while (!missing.isEmpty()) {
            to.accept(missing.stream()
                    .filter(p -> !decided.spared().contains(p.id()))
                    .map(p -> new ImportChange(
                            0, p, p.standing(new Standing(PersonStatus.DEACTIVATED, Standing.MISSING)), false))
                    .toList());
            id = missing.getLast().id();
            missing = rows.missing(decided.mapping().identity(), id);
        }
    }
}
