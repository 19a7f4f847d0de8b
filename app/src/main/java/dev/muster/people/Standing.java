package dev.muster.people;

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
            LocalDate today,
            PersonStatus now,
            @Nullable String reason,
            @Nullable LocalDate leavesOn,
            @Nullable LocalDate leaveFrom,
            @Nullable LocalDate leaveUntil) {
        if (now == PersonStatus.DEACTIVATED && !LEAVING_DATE.equals(reason)) {
            return new Standing(now, reason);
        }
        if (leavesOn != null && today.isAfter(leavesOn)) {
            return new Standing(PersonStatus.DEACTIVATED, LEAVING_DATE);
        }
        boolean away =
                leaveFrom != null && !today.isBefore(leaveFrom) && (leaveUntil == null || !today.isAfter(leaveUntil));
        return new Standing(away ? PersonStatus.ON_LEAVE : PersonStatus.ACTIVE, null);
    }
}
