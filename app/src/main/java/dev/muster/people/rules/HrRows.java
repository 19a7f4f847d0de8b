package dev.muster.people.rules;

import dev.muster.shared.Attribute;
import dev.muster.shared.Same;
import dev.muster.shared.Text;
import dev.muster.tables.Listed;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the rows of an HR file as people, one after the other. What a row is alone is decided here, beside no other. */
public final class HrRows {
    private static final int REMEMBERED = 10_000;
    private static final int REMEMBERED_LETTERS = 200;
    private static final int LONGEST_CELL = 10_000;
    private static final int LONGEST_IDENTITY = 254;

    /**
     * @param who the identity of the row, as it stands there; null where it is none that anybody can have
     * @param person null: the row can't be taken
     * @param reject why not
     */
    public record Read(
            int line,
            @Nullable String who,
            @Nullable HrPerson person,
            @Nullable HrReject reject) {}

    private final HrMapping mapping;
    private final HrDates dates;
    private final int width;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>();
    private List<String> cells = List.of();
    private int line;
    private @Nullable HrReject reject;

    /** @throws dev.muster.shared.BadInput if the mapping does not fit the file */
    public HrRows(List<String> header, HrMapping mapping) {
        mapping.check(header);
        this.mapping = mapping;
        this.dates = new HrDates(mapping.dateFormats(), mapping.noDate());
        width = header.size();
        mapping.columns().forEach((field, column) -> columns.put(field, HrHeader.indexOf(header, column)));
    }

    public Read read(HrTable.Row row) {
        line = row.line();
        cells = row.cells();
        reject = null;
        String who = text(mapping.identity());
        HrPerson person = person(who);
        boolean can = who != null && who.length() <= LONGEST_IDENTITY;
        return new Read(line, can ? who : null, reject == null ? person : null, reject);
    }

    private @Nullable HrPerson person(@Nullable String who) {
        for (int i = width; i < cells.size(); i++) {
            if (!HrCells.read(cells.get(i)).isEmpty()) {
                reject("", "This line has %d columns, the header has %d.".formatted(cells.size(), width));
                return null;
            }
        }
        if (who == null) {
            reject(mapping.identity(), "This is empty: it can't be told who the row is.");
        }
        Names names = names();
        return new HrPerson(
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
    }

    private record Names(@Nullable String given, @Nullable String family) {}

    private Names names() {
        String given = text("givenName");
        String family = text("familyName");
        if (mapping.maps("name")) {
            String whole = text("name");
            int comma = whole == null ? -1 : whole.indexOf(',');
            if (whole == null || comma < 0) {
                reject("name", "Write the name as “Family, Given”.");
            } else {
                given = checked("givenName", Text.clean(whole.substring(comma + 1)));
                family = checked("familyName", Text.clean(whole.substring(0, comma)));
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

    private @Nullable String text(String field) {
        String cell = cell(field);
        return checked(field, "language".equals(field) ? cell.replace('_', '-') : cell);
    }

    private @Nullable String checked(String field, String text) {
        if (text.isEmpty()) {
            return null;
        }
        String destroyed = HrCells.destroyed(field, text);
        String fault = destroyed == null ? PersonFields.fault(field, text) : destroyed;
        if (fault != null) {
            reject(field, fault);
        }
        return text;
    }

    private @Nullable LocalDate date(String field) {
        String cell = cell(field);
        String tooLong = PersonFields.tooLong(field, cell);
        if (tooLong != null) {
            reject(field, tooLong);
            return null;
        }
        HrDates.Read read = dates.read(cell);
        if (read.fault() != null) {
            reject(field, read.fault());
        }
        return read.date();
    }

    private @Nullable String level() {
        String text = text("accessLevel");
        String level = text == null ? null : text.toUpperCase(Locale.ROOT);
        if (level != null && !Set.of("MANAGER", "AUTHOR", "AUDITOR", "LEARNER").contains(level)) {
            reject("accessLevel", "An import gives MANAGER, AUTHOR, AUDITOR or LEARNER, nothing else.");
        }
        return level;
    }

    private Map<String, List<String>> values() {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (Attribute each : Attribute.values()) {
            String attribute = each.word();
            if (columns.containsKey(attribute)) {
                String cell = cell(attribute);
                values.put(attribute, list(cell));
                values.get(attribute).forEach(name -> checked(attribute, name));
            }
        }
        return values;
    }

    private List<String> list(String cell) {
        if (cell.length() > REMEMBERED_LETTERS) {
            return split(cell);
        }
        if (lists.size() > REMEMBERED) {
            lists.clear();
        }
        return lists.computeIfAbsent(cell, this::split);
    }

    private List<String> split(String cell) {
        Map<String, String> names = new LinkedHashMap<>();
        Listed.read(cell, mapping.listSeparator()).forEach(name -> {
            if (!Text.isBlank(name)) {
                names.putIfAbsent(Same.key(name), Text.clean(name));
            }
        });
        return List.copyOf(names.values());
    }

    /** The cell of a field; empty where there is none. */
    private String cell(String field) {
        Integer at = columns.get(field);
        if (at == null || at >= cells.size()) {
            return "";
        }
        if (HrCells.isBroken(cells.get(at))) {
            reject(field, "This cell runs over several lines: a quotation mark before it may not be closed.");
        }
        if (cells.get(at).length() > LONGEST_CELL) {
            reject(field, "This cell is too long: at most %,d characters.".formatted(LONGEST_CELL));
            return "";
        }
        return HrCells.read(cells.get(at));
    }

    /** One reason per row is enough. */
    private void reject(String field, String message) {
        if (reject == null) {
            reject = new HrReject(line, field, message);
        }
    }
}
