package dev.muster.web;

import dev.muster.shared.DueRule;
import org.jspecify.annotations.Nullable;

/** A due rule in words. */
public final class DueWords {
    private DueWords() {}

    public static String of(@Nullable DueRule due) {
        return switch (due) {
            case null -> "No due date of its own";
            case DueRule.AfterAssignment a -> days(a.days()) + " after it was assigned";
            case DueRule.AfterHire h ->
                days(h.days()) + " after hire"
                        + (h.atLeastDays() == null || h.atLeastDays() > 0
                                ? ", but at least "
                                        + (h.atLeastDays() == null ? "the minimum days" : days(h.atLeastDays()))
                                        + " after it was assigned"
                                : "");
            case DueRule.On o -> Days.day(o.date());
        };
    }

    private static String days(int n) {
        return n == 1 ? "1 day" : n + " days";
    }
}
