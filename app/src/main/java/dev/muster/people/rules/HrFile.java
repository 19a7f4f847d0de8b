package dev.muster.people.rules;

import dev.muster.shared.BadInput;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The people in an HR file, and the rows that can't be taken.
 *
 * @param rows how many rows there are, the rejected ones included
 * @param present identities of all rows, the rejected ones' included: their people are not missing from the file
 */
public record HrFile(int rows, List<HrPerson> people, List<HrReject> rejects, Set<String> present, HrMapping mapping) {

    /** @throws BadInput if the mapping does not fit the file */
    public static HrFile read(HrTable table, HrMapping mapping) {
        mapping.check(table.header());
        return new Reader(table, mapping).read();
    }

    /** How identities are compared. */
    public static String key(String field, String text) {
        return "employeeNumber".equals(field) ? text : text.toLowerCase(Locale.ROOT);
    }

    private record Names(@Nullable String given, @Nullable String family) {}

    private static final class Reader {
        private final HrTable table;
        private final HrMapping mapping;
        private final HrDates dates;
        private final Map<String, Integer> columns = new HashMap<>();
        private final List<HrPerson> people = new ArrayList<>();
        private final List<HrReject> rejects = new ArrayList<>();
        private final Set<String> present = new HashSet<>();
        private final Map<String, Integer> taken = new HashMap<>();
        private final Map<String, List<String>> lists = new HashMap<>();
        private final Map<String, String> once = new HashMap<>();
        private List<String> cells = List.of();
        private int line;
        private boolean bad;

        Reader(HrTable table, HrMapping mapping) {
            this.table = table;
            this.mapping = mapping;
            this.dates = new HrDates(mapping.dateFormats(), mapping.noDate());
            mapping.columns()
                    .forEach(
                            (field, column) -> columns.put(field, table.header().indexOf(column)));
        }

        HrFile read() {
            for (HrTable.Row row : table.rows()) {
                line = row.line();
                cells = row.cells();
                bad = false;
                person();
            }
            return new HrFile(table.rows().size(), people, rejects, present, mapping);
        }

        private void person() {
            String identity = mapping.identity();
            String who = text(identity);
            if (who != null) {
                present.add(key(identity, who));
            }
            if (cells.size() != table.header().size()) {
                reject(
                        "",
                        "This line has %d columns, the header has %d."
                                .formatted(cells.size(), table.header().size()));
                return;
            }
            if (who == null) {
                reject(identity, "This is empty: it can't be told who the row is.");
            }
            Names names = names();
            HrPerson p = new HrPerson(
                    line,
                    text("employeeNumber"),
                    text("username"),
                    text("email"),
                    names.given(),
                    names.family(),
                    date("hiredOn"),
                    date("leavesOn"),
                    text("language"),
                    text("timeZone"),
                    level(),
                    text("managerEmployeeNumber"),
                    values());
            alone(identity);
            if (!bad) {
                people.add(p);
            }
        }

        private Names names() {
            String given = text("givenName");
            String family = text("familyName");
            if (mapping.maps("name")) {
                String whole = text("name");
                int comma = whole == null ? -1 : whole.indexOf(',');
                if (whole == null || comma < 0) {
                    reject("name", "Write the name as “Family, Given”.");
                } else {
                    given = checked("givenName", whole.substring(comma + 1).strip());
                    family = checked("familyName", whole.substring(0, comma).strip());
                }
            }
            if (given == null && (mapping.maps("givenName") || mapping.maps("name"))) {
                reject("givenName", "The given name is empty.");
            }
            if (family == null && (mapping.maps("familyName") || mapping.maps("name"))) {
                reject("familyName", "The family name is empty.");
            }
            return new Names(given, family);
        }

        /** The later of two rows for one person is rejected. */
        private void alone(String field) {
            String text = text(field);
            if (text == null || bad) {
                return;
            }
            Integer before = taken.putIfAbsent(key(field, text), line);
            if (before != null) {
                reject(field, "“%s” is in line %d already.".formatted(text, before));
            }
        }

        private @Nullable String text(String field) {
            Integer at = columns.get(field);
            if (at == null || at >= cells.size()) {
                return null;
            }
            return checked(field, cells.get(at).strip());
        }

        private @Nullable String checked(String field, String text) {
            if (text.isEmpty()) {
                return null;
            }
            String fault = PersonFields.fault(field, text);
            if (fault != null) {
                reject(field, fault);
            }
            return text;
        }

        private @Nullable LocalDate date(String field) {
            Integer at = columns.get(field);
            if (at == null) {
                return null;
            }
            HrDates.Read read = dates.read(cells.get(at).strip());
            if (read.fault() != null) {
                reject(field, read.fault());
            }
            return read.date();
        }

        private @Nullable String level() {
            String text = text("accessLevel");
            String level = text == null ? null : text.toUpperCase(Locale.ROOT);
            if (level != null
                    && !Set.of("MANAGER", "AUTHOR", "AUDITOR", "LEARNER").contains(level)) {
                reject("accessLevel", "An import gives MANAGER, AUTHOR, AUDITOR or LEARNER, nothing else.");
            }
            return level;
        }

        private Map<String, List<String>> values() {
            Map<String, List<String>> values = new LinkedHashMap<>();
            for (String attribute : HrMapping.ATTRIBUTES) {
                Integer at = columns.get(attribute);
                if (at != null) {
                    String cell = cells.get(at);
                    values.put(attribute, lists.computeIfAbsent(cell, this::list));
                    values.get(attribute).forEach(name -> checked(attribute, name));
                }
            }
            return values;
        }

        private List<String> list(String cell) {
            Set<String> names = new LinkedHashSet<>();
            for (String name : Listed.read(cell, mapping.listSeparator())) {
                names.add(once.computeIfAbsent(name, n -> n));
            }
            return List.copyOf(names);
        }

        /** One reason per row is enough. */
        private void reject(String field, String message) {
            if (!bad) {
                rejects.add(new HrReject(line, field, message));
            }
            bad = true;
        }
    }
}
