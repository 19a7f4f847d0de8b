package dev.muster.people;

import dev.muster.people.rules.Leaves;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the dates say about a person's status on a day. The leaving date is the last day; whoever was
 * deactivated by hand, or because a file lacked them, stays so whatever the dates say.
 *
 * @param reason null unless deactivated
 */
public record Standing(PersonStatus status, @Nullable String reason) {
    static final String BY_HAND = "HAND";
    static final String LEAVING_DATE = "LEAVING_DATE";
    public static final String MISSING = "MISSING";

    public static Standing on(
            LocalDate today, PersonStatus now, @Nullable String reason, @Nullable LocalDate leavesOn, Leaves leaves) {
        if (now == PersonStatus.DEACTIVATED && !LEAVING_DATE.equals(reason)) {
            return new Standing(now, reason);
        }
        if (leavesOn != null && today.isAfter(leavesOn)) {
            return new Standing(PersonStatus.DEACTIVATED, LEAVING_DATE);
        }
        return new Standing(leaves.on(today).isPresent() ? PersonStatus.ON_LEAVE : PersonStatus.ACTIVE, null);
    }
}
