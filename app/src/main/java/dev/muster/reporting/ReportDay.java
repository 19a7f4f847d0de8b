package dev.muster.reporting;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The day a report speaks of, as it was known at the end of that day.
 *
 * @param day null: today
 * @param laterRecords whether completions up to that day count that were recorded only since
 */
public record ReportDay(@Nullable LocalDate day, boolean laterRecords) {
    public static final ReportDay TODAY = new ReportDay(null, false);
}
