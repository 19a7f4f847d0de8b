package dev.muster.people.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of an HR file, read. What is not mapped, or empty, is null.
 *
 * @param values attribute word to value names, for every mapped attribute
 */
public record HrPerson(
        int line,
        @Nullable String employeeNumber,
        @Nullable String username,
        @Nullable String email,
        @Nullable String givenName,
        @Nullable String familyName,
        @Nullable LocalDate hiredOn,
        @Nullable LocalDate leavesOn,
        @Nullable String language,
        @Nullable String timeZone,
        @Nullable String accessLevel,
        @Nullable String managerEmployeeNumber,
        Map<String, List<String>> values) {

    /** A row is its line. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof HrPerson p && p.line == line;
    }

    @Override
    public int hashCode() {
        return line;
    }
}
