package dev.muster.web.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.muster.reporting.ComplianceFilter;
import dev.muster.reporting.ComplianceNamesGrid.Part;
import dev.muster.reporting.Dimension;
import dev.muster.reporting.ReportDay;
import dev.muster.reporting.rules.ComplianceStatus;
import dev.muster.shared.BadInput;
import dev.muster.web.Tab;
import java.net.URLEncoder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What the compliance report shows, as its address says it.
 *
 * @param columns null: not crossed
 * @param row key of the line whose names are shown; null: of all lines
 * @param column key of the column whose names are shown; null: of all columns
 * @param show which of its requirements: {@link #NOT_MET}, {@link #ALL} or a status; empty: no names
 */
public record ComplianceQuery(
        Dimension rows,
        @Nullable Dimension columns,
        ComplianceFilter filter,
        @Nullable String row,
        @Nullable String column,
        String show) {
    public static final String AT = "/admin/reports/compliance";
    static final String NOT_MET = "NOT_MET";
    static final String ALL = "ALL";
    private static final String NO_COLUMNS = "none";

    static ComplianceQuery of(MultiValueMap<String, String> query) {
        Dimension rows = dimension(query, "rows", Dimension.LOCATION);
        String wanted = ReportFilter.first(query, "columns");
        Dimension columns = NO_COLUMNS.equals(wanted)
                ? null
                : dimension(query, "columns", rows == Dimension.CONTENT ? Dimension.LOCATION : Dimension.CONTENT);
        return new ComplianceQuery(
                rows,
                columns == rows ? null : columns,
                ReportFilter.of(query),
                orNull(ReportFilter.first(query, "row")),
                orNull(ReportFilter.first(query, "column")),
                ReportFilter.first(query, "show"));
    }

    private static Dimension dimension(MultiValueMap<String, String> query, String name, Dimension otherwise) {
        String word = ReportFilter.first(query, name);
        return word.isEmpty()
                ? otherwise
                : Dimension.of(word).orElseThrow(() -> new BadInput(name, "Nothing is counted by " + word + "."));
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    /** The reports there are. */
    public static List<Tab> tabs() {
        return List.of(
                new Tab("Compliance", AT),
                new Tab("Matrix", MatrixView.AT),
                new Tab("Training records", RecordsView.AT));
    }

    /** Which requirements the list of names shows; empty: there is no list. */
    Set<ComplianceStatus> statuses() {
        Set<ComplianceStatus> shown = EnumSet.noneOf(ComplianceStatus.class);
        for (ComplianceStatus s : ComplianceStatus.values()) {
            if (show.equals(ALL) || show.equals(s.name()) || show.equals(NOT_MET) && !s.isCompliant()) {
                shown.add(s);
            }
        }
        if (shown.isEmpty() && !show.isEmpty()) {
            throw new BadInput("show", "There is no status " + show + ".");
        }
        return shown;
    }

    List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(rows, row));
        if (columns != null) {
            parts.add(new Part(columns, column));
        }
        return parts;
    }

    public boolean isFiltered() {
        return !filter.on(ReportDay.TODAY).equals(ComplianceFilter.ALL);
    }

    /** The line of the last months. */
    public String months() {
        return AT + "/months?" + report();
    }

    /** The same report of another day. */
    public String on(LocalDate day) {
        return AT + "?" + dimensions()
                + ReportFilter.address(filter.on(new ReportDay(day, filter.day().laterRecords())));
    }

    /** The report without filters and names. */
    public String unfiltered() {
        return AT + "?" + dimensions() + ReportFilter.address(ComplianceFilter.ALL.on(filter.day()));
    }

    /** The report with the names of a part of it. */
    public String names(@Nullable String ofRow, @Nullable String ofColumn, String which) {
        return AT + "?" + report() + namesOf(ofRow, ofColumn, which) + "#names";
    }

    /** The names that are shown, as an address of more. */
    public String more(String cursor) {
        return AT + "?" + report() + namesOf(row, column, show) + "&cursor=" + cursor + "#names";
    }

    public String firstNames() {
        return names(row, column, show);
    }

    /** The numbers as a file. */
    public String file(String ending) {
        return AT + "." + ending + "?" + report();
    }

    /** The names that are shown, as a file. */
    public String namesFile(String ending) {
        return AT + "/names." + ending + "?" + report() + namesOf(row, column, show);
    }

    private String dimensions() {
        return "rows=" + rows.word() + "&columns=" + (columns == null ? NO_COLUMNS : columns.word());
    }

    private String report() {
        return dimensions() + ReportFilter.address(filter);
    }

    private static String namesOf(@Nullable String row, @Nullable String column, String show) {
        return (row == null ? "" : "&row=" + URLEncoder.encode(row, UTF_8))
                + (column == null ? "" : "&column=" + URLEncoder.encode(column, UTF_8))
                + "&show=" + URLEncoder.encode(show, UTF_8);
    }
}
