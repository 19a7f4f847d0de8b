package dev.muster.reporting;

import dev.muster.assignment.Training;
import dev.muster.assignment.rules.Status;
import dev.muster.reporting.ComplianceNamesGrid.Row;
import dev.muster.shared.Day;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A cell of the matrix in words, for who does not see its sign, and for files: {@code Overdue since 4 Dec 2026}. */
public final class MatrixWords {
    private MatrixWords() {}

    public static String of(Row cell) {
        Training t = cell.training();
        return switch (cell.status()) {
            case EXEMPT, ON_LEAVE -> cell.status().label();
            case COMPLETED -> dated("Completed, valid to ", t == null ? null : t.expiresOn(), "Completed");
            case COUNTING -> dated("Counts until ", t == null ? null : t.countsUntil(), "Counting");
            case EXPIRED -> dated("Expired after ", t == null ? null : t.expiresOn(), "Expired");
            case OVERDUE -> dated("Overdue since ", t == null ? null : t.dueOn(), "Overdue");
            case NOT_YET_DUE -> open(t);
        };
    }

    private static String open(@Nullable Training t) {
        if (t != null && t.dueSoon()) {
            return dated("Due soon, on ", t.dueOn(), "Due soon");
        }
        Status status = t != null && t.status() == Status.IN_PROGRESS ? Status.IN_PROGRESS : Status.NOT_STARTED;
        return dated(status.label() + ", due on ", t == null ? null : t.dueOn(), status.label());
    }

    private static String dated(String before, @Nullable LocalDate day, String without) {
        return day == null ? without : before + Day.words(day);
    }
}
