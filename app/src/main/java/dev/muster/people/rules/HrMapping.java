package dev.muster.people.rules;

import dev.muster.shared.BadInput;
import dev.muster.shared.Same;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a file's columns become people.
 *
 * @param columns our field to their header
 * @param dateFormats tried all; a cell that two of them read differently is refused
 * @param noDate cells that mean there is no date
 * @param listSeparator between several values in one cell; empty: a cell holds one value
 * @param encoding how the file's letters are written; null: it is found out
 * @param createValues whether unknown values join the lists; false: such rows are rejected
 */
public record HrMapping(
        Map<String, String> columns,
        List<String> dateFormats,
        List<String> noDate,
        String listSeparator,
        @Nullable HrEncoding encoding,
        boolean createValues,
        NewStarters newStarters) {
    public enum NewStarters {
        HIRED_WITHIN_90_DAYS,
        ALL,
        NONE
    }

    /** The fields of a person that a file can hold, in the order screens show them. */
    public static final List<String> FIELDS = HrNames.fields();

    public HrMapping {
        columns = Map.copyOf(columns);
        dateFormats = List.copyOf(dateFormats);
        noDate = List.copyOf(noDate);
    }

    /** For a file whose encoding is found out. */
    public HrMapping(
            Map<String, String> columns,
            List<String> dateFormats,
            List<String> noDate,
            String listSeparator,
            boolean createValues,
            NewStarters newStarters) {
        this(columns, dateFormats, noDate, listSeparator, null, createValues, newStarters);
    }

    /** The same for any file: each file's encoding is its own. */
    public HrMapping withoutEncoding() {
        return new HrMapping(columns, dateFormats, noDate, listSeparator, createValues, newStarters);
    }

    public boolean maps(String field) {
        return columns.containsKey(field);
    }

    /** The field that says who a row is. */
    public String identity() {
        return maps("employeeNumber") ? "employeeNumber" : maps("username") ? "username" : "email";
    }

    /** @throws BadInput naming each column that is not in the file, and what is missing */
    public void check(List<String> header) {
        List<BadInput.Error> errors = new ArrayList<>();
        columns.forEach((field, column) -> {
            String at = "mapping.columns." + field;
            List<String> same = header.stream()
                    .filter(h -> Same.as(HrHeader.uncounted(h), column))
                    .toList();
            if (!FIELDS.contains(field)) {
                errors.add(new BadInput.Error(at, "A person has no such field."));
            } else if (HrHeader.indexOf(header, column) < 0) {
                errors.add(new BadInput.Error(
                        at,
                        same.size() < 2
                                ? "The file has no column “" + column + "”."
                                : "The file has several columns “%s”. Say which: “%s”."
                                        .formatted(column, String.join("” or “", same))));
            }
        });
        if (!maps("employeeNumber") && !maps("username") && !maps("email")) {
            errors.add(new BadInput.Error(
                    "mapping.columns", "Say which column tells people apart: an employee number, username or e-mail."));
        }
        if ((maps("hiredOn") || maps("leavesOn")) && dateFormats.isEmpty()) {
            errors.add(new BadInput.Error("mapping.dateFormats", "Choose how dates are written."));
        }
        if (!errors.isEmpty()) {
            throw new BadInput(errors);
        }
    }
}
