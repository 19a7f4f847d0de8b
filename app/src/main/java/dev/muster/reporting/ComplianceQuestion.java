package dev.muster.reporting;

import dev.muster.reporting.ComplianceNamesGrid.Part;
import dev.muster.reporting.ComplianceNamesGrid.Which;
import dev.muster.reporting.rules.ComplianceStatus;
import dev.muster.shared.BadInput;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the compliance report is asked.
 *
 * @param columns null: not crossed
 * @param row key of the line whose names are asked for; null: of all lines
 * @param column key of the column whose names are asked for; null: of all columns
 * @param show which of its requirements: {@link #NOT_MET}, {@link #ALL}, {@link #PAST_GRACE} or a status; empty: no names
 */
public record ComplianceQuestion(
        Dimension rows,
        @Nullable Dimension columns,
        ComplianceFilter filter,
        @Nullable String row,
        @Nullable String column,
        String show) {
    public static final String NOT_MET = "NOT_MET";
    public static final String ALL = "ALL";
    public static final String PAST_GRACE = "PAST_GRACE";
    public static final String NO_COLUMNS = "none";

    /** @throws BadInput naming the field */
    public static ComplianceQuestion of(Asked asked) {
        Dimension rows = dimension(asked, "rows", Dimension.LOCATION);
        Dimension columns = NO_COLUMNS.equals(asked.first("columns"))
                ? null
                : dimension(asked, "columns", rows == Dimension.CONTENT ? Dimension.LOCATION : Dimension.CONTENT);
        return new ComplianceQuestion(
                rows,
                columns == rows ? null : columns,
                ReportFilter.of(asked),
                orNull(asked.first("row")),
                orNull(asked.first("column")),
                asked.first("show"));
    }

    private static Dimension dimension(Asked asked, String name, Dimension otherwise) {
        String word = asked.first(name);
        return word.isEmpty()
                ? otherwise
                : Dimension.of(word).orElseThrow(() -> new BadInput(name, "Nothing is counted by " + word + "."));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** Which requirements are named; empty: none. */
    public Set<ComplianceStatus> statuses() {
        Set<ComplianceStatus> shown = EnumSet.noneOf(ComplianceStatus.class);
        for (ComplianceStatus s : ComplianceStatus.values()) {
            if (show.equals(ALL)
                    || show.equals(s.name())
                    || show.equals(NOT_MET) && !s.isCompliant()
                    || show.equals(PAST_GRACE) && s == ComplianceStatus.EXPIRED) {
                shown.add(s);
            }
        }
        if (shown.isEmpty() && !show.isEmpty()) {
            throw new BadInput("show", "There is no status " + show + ".");
        }
        return shown;
    }

    /** Whose names are asked for; where nothing says which: of all requirements. */
    public Which which() {
        Set<ComplianceStatus> some = statuses();
        return new Which(
                parts(), some.isEmpty() ? EnumSet.allOf(ComplianceStatus.class) : some, show.equals(PAST_GRACE));
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(rows, row));
        if (columns != null) {
            parts.add(new Part(columns, column));
        }
        return parts;
    }
}
