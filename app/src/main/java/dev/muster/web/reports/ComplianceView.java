package dev.muster.web.reports;

import dev.muster.reporting.Compliance;
import dev.muster.reporting.ComplianceNamesGrid.Row;
import dev.muster.reporting.ComplianceQuestion;
import dev.muster.reporting.Dimension;
import dev.muster.reporting.Numbers;
import dev.muster.reporting.TooLarge;
import dev.muster.reporting.rules.ComplianceStatus;
import dev.muster.shared.Attribute;
import dev.muster.shared.Page;
import dev.muster.web.PeopleCount;
import dev.muster.web.reports.ReportChoices.Choice;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The compliance report as its page shows it.
 *
 * @param today of the organisation; the report may be of an earlier day
 * @param names those behind the chosen number; null: none is chosen
 * @param first whether these are the first of them
 * @param choices what it can be filtered by
 */
public record ComplianceView(
        ComplianceQuery query,
        Compliance report,
        LocalDate today,
        @Nullable Page<Row> names,
        boolean first,
        List<Choice> choices) {
    /** Below this share a number is shown as bad. */
    private static final int LOW = 80;

    public ComplianceView {
        choices = List.copyOf(choices);
    }

    /** One of the eight numbers. @param kind its colour in bars */
    public record Figure(
            String label,
            int count,
            String href,
            boolean chosen,
            @Nullable String kind) {}

    public String title() {
        Dimension and = report.and();
        return "Compliance by " + word(report.by()) + (and == null ? "" : " and " + word(and));
    }

    private static String word(Dimension d) {
        return d.label().toLowerCase(Locale.ROOT);
    }

    public String sub() {
        int all = report.total().required();
        return "%s, %,d %s, %s"
                .formatted(
                        PeopleCount.count(report.total().people()),
                        all,
                        all == 1 ? "requirement" : "requirements",
                        ReportWords.known(query.filter().day(), report.asOf(), today));
    }

    /** The eight numbers of the whole report. */
    public List<Figure> figures() {
        return figures(report.total(), null);
    }

    /** The eight numbers of a line. */
    public List<Figure> figures(Compliance.Line line) {
        return figures(line.all(), line.value().key());
    }

    private List<Figure> figures(Numbers numbers, @Nullable String row) {
        List<Figure> figures = new ArrayList<>();
        figures.add(figure(row, "All required", numbers.required(), ComplianceQuestion.ALL, null));
        Bars.ORDER.forEach(s -> {
            figures.add(figure(row, s.label(), numbers.count(s), s.name(), Bars.kind(s)));
            if (s == ComplianceStatus.EXPIRED && numbers.pastGrace() < numbers.count(s)) {
                figures.add(figure(row, "of it past grace", numbers.pastGrace(), ComplianceQuestion.PAST_GRACE, null));
            }
        });
        return figures;
    }

    private Figure figure(@Nullable String row, String label, int count, String show, @Nullable String kind) {
        boolean chosen = Objects.equals(query.row(), row)
                && query.column() == null
                && query.show().equals(show);
        return new Figure(label, count, query.names(row, null, show), chosen, kind);
    }

    public List<Bars.Piece> bar(Numbers n) {
        return Bars.met(n);
    }

    public boolean isLow(Numbers n) {
        return n.percent() < LOW;
    }

    public Export namesExport() {
        return query.namesExport(names != null && names.total() != null && names.total() > TooLarge.ROWS);
    }

    /** Whose names are shown below. */
    public boolean isChosen(@Nullable String row, @Nullable String column) {
        return names != null
                && query.show().equals(ComplianceQuestion.NOT_MET)
                && Objects.equals(query.row(), row)
                && Objects.equals(query.column(), column);
    }

    public String notMet(@Nullable String row, @Nullable String column) {
        return query.names(row, column, ComplianceQuestion.NOT_MET);
    }

    /** What the list of names is: {@code Leeds, Allergens: 17 of 24 not met}. */
    public String namesTitle() {
        List<String> where = new ArrayList<>();
        Numbers of = report.total();
        for (Compliance.Line l : report.lines()) {
            if (l.value().key().equals(query.row())) {
                where.add(l.value().label());
                of = l.all();
            }
        }
        for (Compliance.Value c : report.columns()) {
            if (c.key().equals(query.column())) {
                where.add(c.label());
                of = cell(c.key());
            }
        }
        int shown = names == null || names.total() == null ? 0 : names.total();
        String what = query.show().equals(ComplianceQuestion.NOT_MET)
                ? "%,d of %,d not met".formatted(shown, of.required())
                : "%,d %s".formatted(shown, showWord());
        return where.isEmpty() ? what : String.join(", ", where) + ": " + what;
    }

    private Numbers cell(String column) {
        return query.row() == null
                ? report.totals().getOrDefault(column, Numbers.NONE)
                : report.lines().stream()
                        .filter(l -> l.value().key().equals(query.row()))
                        .findFirst()
                        .map(l -> l.cell(column))
                        .orElse(Numbers.NONE);
    }

    private String showWord() {
        if (query.show().equals(ComplianceQuestion.PAST_GRACE)) {
            return "expired and past their grace";
        }
        return query.show().equals(ComplianceQuestion.ALL)
                ? "required"
                : ComplianceStatus.valueOf(query.show()).label().toLowerCase(Locale.ROOT);
    }

    /** What each name's status reads as: an open one says whether it was begun. */
    public String status(Row r) {
        return r.training() != null
                        && (r.status() == ComplianceStatus.OVERDUE || r.status() == ComplianceStatus.NOT_YET_DUE)
                ? r.training().status().label()
                : r.status().label();
    }

    /** What the report can be counted by: attributes only where there are values. */
    public List<Dimension> dimensions() {
        return List.of(Dimension.values()).stream()
                .filter(d -> d.attribute().map(this::isUsed).orElse(true) || d == query.rows() || d == query.columns())
                .toList();
    }

    private boolean isUsed(Attribute a) {
        return choices.stream().anyMatch(c -> c.field().equals(a.word()));
    }
}
