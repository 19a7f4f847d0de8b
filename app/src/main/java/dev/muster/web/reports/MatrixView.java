package dev.muster.web.reports;

import dev.muster.assignment.Training;
import dev.muster.assignment.rules.Status;
import dev.muster.reporting.ComplianceFilter;
import dev.muster.reporting.ComplianceNamesGrid.Row;
import dev.muster.reporting.Matrices;
import dev.muster.reporting.Matrix;
import dev.muster.reporting.MatrixWords;
import dev.muster.reporting.Numbers;
import dev.muster.reporting.ReportDay;
import dev.muster.reporting.ReportFilter;
import dev.muster.reporting.files.Report;
import dev.muster.reporting.rules.ComplianceStatus;
import dev.muster.web.Days;
import dev.muster.web.PeopleCount;
import dev.muster.web.reports.ReportChoices.Choice;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The matrix as its page shows it.
 *
 * @param today of the organisation; the matrix may be of an earlier day
 * @param onlyNotMet whether people with nothing expired or overdue are left out
 * @param first whether these are the first people
 */
public record MatrixView(
        Matrix matrix,
        LocalDate today,
        ComplianceFilter filter,
        boolean onlyNotMet,
        boolean first,
        List<Choice> choices) {
    public static final String AT = "/admin/reports/matrix";

    public MatrixView {
        choices = List.copyOf(choices);
    }

    /**
     * What a cell shows.
     *
     * @param tone class of its colour
     * @param text a short date, or a word where there is none
     * @param said all of it in words, for who does not see the icon
     */
    public record Shown(String icon, String tone, String text, String said) {}

    public String sub() {
        Numbers total = matrix.total();
        return "%s, %s %,d of %,d not met."
                .formatted(
                        PeopleCount.count(total.people()),
                        ReportWords.known(filter.day(), matrix.asOf(), today),
                        total.notMet(),
                        total.required());
    }

    public Export export() {
        return new Export(AT, Report.MATRIX, asked(), matrix.total().people() > Matrices.MOST, "the matrix");
    }

    public String more(String cursor) {
        return AT + "?" + asked() + "&cursor=" + cursor;
    }

    public String start() {
        return AT + "?" + asked();
    }

    public boolean isFiltered() {
        return !filter.on(ReportDay.TODAY).equals(ComplianceFilter.ALL) || onlyNotMet;
    }

    private String asked() {
        return (onlyNotMet ? "notMet=true" : "notMet=") + ReportFilter.address(filter);
    }

    /** The share of a column that is compliant. */
    public String share(int contentId) {
        Numbers n = matrix.totals().getOrDefault(contentId, Numbers.NONE);
        return n.required() == 0 ? "–" : n.percent() + "%";
    }

    public Shown shown(Row cell) {
        Training t = cell.training();
        return switch (cell.status()) {
            case EXEMPT -> dated(cell, "circle-minus", "mute", null, "Exempt");
            case ON_LEAVE -> dated(cell, "calendar", "mute", null, "On leave");
            case COMPLETED -> dated(cell, "check", "ok", expires(t), "Done");
            case COUNTING -> dated(cell, "check", "ok", t == null ? null : t.countsUntil(), "Done");
            case EXPIRED -> dated(cell, "history", "exp", expires(t), "Expired");
            case OVERDUE -> dated(cell, "circle-alert", "bad", due(t), "Overdue");
            case NOT_YET_DUE -> open(cell, t);
        };
    }

    private Shown open(Row cell, @Nullable Training t) {
        if (t != null && t.dueSoon()) {
            return dated(cell, "clock", "warn", due(t), "Due soon");
        }
        boolean begun = t != null && t.status() == Status.IN_PROGRESS;
        return dated(cell, begun ? "play" : "circle-dashed", begun ? "info" : "mute", due(t), "No date");
    }

    private Shown dated(Row cell, String icon, String tone, @Nullable LocalDate day, String without) {
        String text = day == null ? without : Days.brief(day, matrix.asOf());
        return new Shown(icon, tone, text, MatrixWords.of(cell));
    }

    private static @Nullable LocalDate expires(@Nullable Training t) {
        return t == null ? null : t.expiresOn();
    }

    private static @Nullable LocalDate due(@Nullable Training t) {
        return t == null ? null : t.dueOn();
    }

    /** The one place where a state tints its cell. */
    public String tint(@Nullable Row cell) {
        if (cell == null) {
            return "none";
        }
        return cell.status() == ComplianceStatus.OVERDUE
                ? "t-bad"
                : cell.status() == ComplianceStatus.EXPIRED ? "t-exp" : "";
    }
}
