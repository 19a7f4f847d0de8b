package dev.muster.api;

import dev.muster.assignment.rules.Due;
import dev.muster.shared.BadInput;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A due rule (api.md Due): exactly one of the three. */
record DueJson(
        @Nullable Integer daysAfterAssignment,
        @Nullable Integer daysAfterHire,
        @Nullable Integer atLeastDays,
        @Nullable LocalDate on) {
    private static final int MOST = 3_650;

    Due read(String field) {
        if (daysAfterAssignment != null && daysAfterHire == null && atLeastDays == null && on == null) {
            return new Due.DaysAfterAssignment(days(daysAfterAssignment, field + ".daysAfterAssignment"));
        }
        if (daysAfterHire != null && daysAfterAssignment == null && on == null) {
            int least = atLeastDays == null ? 0 : days(atLeastDays, field + ".atLeastDays");
            return new Due.DaysAfterHire(days(daysAfterHire, field + ".daysAfterHire"), least);
        }
        if (on != null && daysAfterAssignment == null && daysAfterHire == null && atLeastDays == null) {
            return new Due.On(on);
        }
        throw new BadInput(field, "Give exactly one of daysAfterAssignment, daysAfterHire (with atLeastDays) and on.");
    }

    private static int days(int days, String field) {
        if (days < 0 || days > MOST) {
            throw new BadInput(field, "Give 0 to " + MOST + " days.");
        }
        return days;
    }
}
