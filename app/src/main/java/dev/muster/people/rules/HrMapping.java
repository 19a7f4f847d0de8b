package dev.muster.people.rules;

import dev.muster.shared.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a file's columns become people (api.md "Imports").
 *
 * @param columns our field to their header
 * @param dateFormats tried all; a cell that two of them read differently is refused
 * @param noDate cells that mean there is no date
 * @param listSeparator between several values in one cell; empty: a cell holds one value
 * @param createValues whether unknown values join the lists; false: such rows are rejected
 */
public record HrMapping(
        Map<String, String> columns,
        List<String> dateFormats,
        List<String> noDate,
        String listSeparator,
        boolean createValues,
        NewStarters newStarters) {
    public enum NewStarters {
        HIRED_WITHIN_90_DAYS,
        ALL,
        NONE
    }

    public static final Set<String> ATTRIBUTES =
            Set.of("location", "role", "brand", "department", "franchise", "region");
    public static final List<String> FIELDS = List.of(
            "employeeNumber",
            "givenName",
            "familyName",
            "name",
            "username",
            "email",
            "hiredOn",
            "leavesOn",
            "role",
            "department",
            "location",
            "region",
            "brand",
            "franchise",
            "managerEmployeeNumber",
            "language",
            "timeZone",
            "accessLevel");

    public HrMapping {
        columns = Map.copyOf(columns);
        dateFormats = List.copyOf(dateFormats);
        noDate = List.copyOf(noDate);
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
            long found = header.stream().filter(column::equals).count();
            if (!FIELDS.contains(field)) {
                errors.add(new BadInput.Error(at, "A person has no such field."));
            } else if (found == 0) {
                errors.add(new BadInput.Error(at, "The file has no column “" + column + "”."));
            } else if (found > 1) {
                errors.add(new BadInput.Error(at, "The file has several columns “" + column + "”."));
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
