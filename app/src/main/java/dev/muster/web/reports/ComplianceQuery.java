package dev.muster.web.reports;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.muster.reporting.ComplianceFilter;
import dev.muster.reporting.ComplianceQuestion;
import dev.muster.reporting.Dimension;
import dev.muster.reporting.ReportDay;
import dev.muster.reporting.ReportFilter;
import dev.muster.reporting.files.Report;
import dev.muster.web.Tab;
import java.net.URLEncoder;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** What the compliance report is asked, and the addresses of what can be asked next. */
public record ComplianceQuery(ComplianceQuestion question) {
    public static final String AT = "/admin/reports/compliance";

    static ComplianceQuery of(MultiValueMap<String, String> query) {
        return new ComplianceQuery(ComplianceQuestion.of(ReportWords.asked(query)));
    }

    /** All of it, without names. @param columns null: not crossed */
    static ComplianceQuery all(Dimension rows, @Nullable Dimension columns) {
        return new ComplianceQuery(new ComplianceQuestion(rows, columns, ComplianceFilter.ALL, null, null, ""));
    }

    public Dimension rows() {
        return question.rows();
    }

    public @Nullable Dimension columns() {
        return question.columns();
    }

    public ComplianceFilter filter() {
        return question.filter();
    }

    @Nullable String row() {
        return question.row();
    }

    @Nullable String column() {
        return question.column();
    }

    String show() {
        return question.show();
    }

    /** The reports there are. */
    public static List<Tab> tabs() {
        return List.of(
                new Tab("Compliance", AT),
                new Tab("Matrix", MatrixView.AT),
                new Tab("Training records", RecordsView.AT));
    }

    public boolean isFiltered() {
        return !filter().on(ReportDay.TODAY).equals(ComplianceFilter.ALL);
    }

    /** The line of the last months. */
    public String months() {
        return AT + "/months?" + report();
    }

    /** The same report of another day. */
    public String on(LocalDate day) {
        return AT + "?" + dimensions()
                + ReportFilter.address(
                        filter().on(new ReportDay(day, filter().day().laterRecords())));
    }

    /** The report without filters and names. */
    public String unfiltered() {
        return AT + "?" + dimensions() + ReportFilter.address(ComplianceFilter.ALL.on(filter().day()));
    }

    /** The report with the names of a part of it. */
    public String names(@Nullable String ofRow, @Nullable String ofColumn, String which) {
        return AT + "?" + report() + namesOf(ofRow, ofColumn, which) + "#names";
    }

    /** The names that are shown, as an address of more. */
    public String more(String cursor) {
        return AT + "?" + report() + namesOf(row(), column(), show()) + "&cursor=" + cursor + "#names";
    }

    public String firstNames() {
        return names(row(), column(), show());
    }

    /** The numbers as a file. */
    public Export export() {
        return new Export(AT, Report.COMPLIANCE, report(), false, "the numbers");
    }

    /** The names that are shown, as a file. */
    Export namesExport(boolean large) {
        return new Export(AT + "/names", Report.NAMES, report() + namesOf(row(), column(), show()), large, "the names");
    }

    private String dimensions() {
        Dimension columns = columns();
        return "rows=" + rows().word() + "&columns="
                + (columns == null ? ComplianceQuestion.NO_COLUMNS : columns.word());
    }

    private String report() {
        return dimensions() + ReportFilter.address(filter());
    }

    private static String namesOf(@Nullable String row, @Nullable String column, String show) {
        return (row == null ? "" : "&row=" + URLEncoder.encode(row, UTF_8))
                + (column == null ? "" : "&column=" + URLEncoder.encode(column, UTF_8))
                + "&show=" + URLEncoder.encode(show, UTF_8);
    }
}
