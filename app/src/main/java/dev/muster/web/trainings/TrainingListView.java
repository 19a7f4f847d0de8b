package dev.muster.web.trainings;

import dev.muster.assignment.lists.AssignmentsGrid.Row;
import dev.muster.reporting.TrainingList;
import dev.muster.reporting.TrainingList.Sort;
import dev.muster.reporting.TrainingView;
import dev.muster.web.reports.ReportChoices.Choice;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The list of all training as its page shows it. @param course the one course that it is narrowed to; null: not one */
public record TrainingListView(
        TrainingQuery query,
        Map<TrainingView, Integer> counts,
        List<Row> rows,
        LocalDate today,
        List<Choice> choices,
        boolean mayTrain,
        @Nullable Integer course) {
    public TrainingListView {
        counts = Map.copyOf(counts);
        rows = List.copyOf(rows);
        choices = List.copyOf(choices);
    }

    public int total() {
        return count(query.view());
    }

    public int count(TrainingView view) {
        return counts.getOrDefault(view, 0);
    }

    /** No page counts further. */
    public static String number(int count) {
        return "%,d%s".formatted(count, count >= TrainingList.MOST ? "+" : "");
    }

    public boolean isIn(TrainingView view) {
        return query.view() == view;
    }

    public String word() {
        return query.view().word();
    }

    public String search() {
        return query.search();
    }

    public boolean isNarrowed() {
        return query.isNarrowed();
    }

    public String in(TrainingView view) {
        return query.in(view);
    }

    public String cleared() {
        return TrainingQuery.AT + "?view=" + word();
    }

    public String with(String path) {
        return TrainingQuery.AT + path + "?" + query.filters();
    }

    public String by(Sort sort) {
        return query.by(sort);
    }

    /** For {@code aria-sort}; null: not by this. */
    public @Nullable String direction(Sort sort) {
        return query.sort() != sort ? null : query.falling() ? "descending" : "ascending";
    }

    public String sorted() {
        return query.sorted();
    }

    public String shown() {
        int first = (query.page() - 1) * TrainingQuery.ROWS + 1;
        return "Showing %,d–%,d of %s".formatted(first, first + rows.size() - 1, number(total()));
    }

    public String order() {
        return switch (query.sort()) {
            case DUE -> query.falling() ? "the latest date first" : "the earliest due date first";
            case PERSON -> query.falling() ? "by name, from Z" : "by name";
            case TRAINING -> query.falling() ? "by training, from Z" : "by training";
            case STATUS -> query.falling() ? "by status, done first" : "by status";
        };
    }

    public @Nullable String before() {
        return query.page() == 1 ? null : query.at(query.page() - 1);
    }

    public @Nullable String next() {
        return query.page() * TrainingQuery.ROWS < total() ? query.at(query.page() + 1) : null;
    }
}
