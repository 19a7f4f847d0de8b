package dev.muster.people.imports;

import dev.muster.people.PersonStatus;
import dev.muster.people.Standing;
import dev.muster.people.rules.Leaves;
import dev.muster.shared.AccessLevel;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person as an import compares one.
 *
 * @param id negative while the person is new
 * @param managerId negative while the manager is new
 * @param valueIds own values, ascending; negative while a value is new to the lists
 */
record KnownPerson(
        int id,
        @Nullable String employeeNumber,
        String username,
        @Nullable String email,
        String givenName,
        String familyName,
        @Nullable LocalDate hiredOn,
        @Nullable LocalDate leavesOn,
        @Nullable Integer managerId,
        String language,
        @Nullable String timeZone,
        AccessLevel accessLevel,
        PersonStatus status,
        @Nullable String statusReason,
        Leaves leaves,
        List<Integer> valueIds) {

    boolean isActive() {
        return status != PersonStatus.DEACTIVATED;
    }

    KnownPerson standing(Standing s) {
        return new KnownPerson(
                id,
                employeeNumber,
                username,
                email,
                givenName,
                familyName,
                hiredOn,
                leavesOn,
                managerId,
                language,
                timeZone,
                accessLevel,
                s.status(),
                s.reason(),
                leaves,
                valueIds);
    }
}
