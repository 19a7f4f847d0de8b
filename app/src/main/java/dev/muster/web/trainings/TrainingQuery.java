package dev.muster.web.trainings;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.muster.reporting.Asked;
import dev.muster.reporting.ComplianceFilter;
import dev.muster.reporting.ReportDay;
import dev.muster.reporting.ReportFilter;
import dev.muster.reporting.TrainingList;
import dev.muster.reporting.TrainingList.Sort;
import dev.muster.reporting.TrainingView;
import dev.muster.shared.BadInput;
import java.net.URLEncoder;
import java.util.Locale;
import org.springframework.util.MultiValueMap;

/**
 * What the list of all training is asked, as its address says it.
 *
 * @param page from 1
 */
record TrainingQuery(TrainingList.Asked asked, Sort sort, boolean falling, int page) {
    static final String AT = "/admin/training";
    static final int ROWS = 25;

    /** Without anything asked it is what is overdue: what somebody opens the page for. */
    static TrainingQuery of(MultiValueMap<String, String> query) {
        Asked words = new Asked(query);
        ComplianceFilter filter = ReportFilter.of(words).on(ReportDay.TODAY);
        String q = words.first("q");
        String view = words.first("view");
        boolean nothing = q.isEmpty() && filter.equals(ComplianceFilter.ALL);
        TrainingView shown =
                view.isEmpty() ? (nothing ? TrainingView.OVERDUE : TrainingView.ALL) : TrainingView.of(view);
        String sort = words.first("sort");
        int page = words.first("page").isEmpty() ? 1 : Asked.number("page", words.first("page"));
        return new TrainingQuery(
                new TrainingList.Asked(shown, filter, q),
                sort(sort.replaceFirst("^-", "")),
                sort.startsWith("-"),
                Math.clamp(page, 1, TrainingList.MOST / ROWS));
    }

    private static Sort sort(String word) {
        if (word.isEmpty()) {
            return Sort.DUE;
        }
        try {
            return Sort.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new BadInput("sort", "Sort by person, training, status or due.");
        }
    }

    TrainingView view() {
        return asked.view();
    }

    String search() {
        return asked.search();
    }

    /** The same rows for each page and order. */
    String filters() {
        return "view=" + view().word() + narrowed();
    }

    private String narrowed() {
        return (search().isEmpty() ? "" : "&q=" + URLEncoder.encode(search(), UTF_8))
                + ReportFilter.address(asked.filter());
    }

    boolean isNarrowed() {
        return !narrowed().isEmpty();
    }

    String in(TrainingView other) {
        return AT + "?view=" + other.word() + narrowed();
    }

    String sorted() {
        return (falling ? "-" : "") + sort.name().toLowerCase(Locale.ROOT);
    }

    /** Once more by the same turns it round. */
    String by(Sort other) {
        String turned = other == sort && !falling ? "-" : "";
        return AT + "?" + filters() + "&sort=" + turned + other.name().toLowerCase(Locale.ROOT);
    }

    String at(int other) {
        return AT + "?" + filters() + "&sort=" + sorted() + (other == 1 ? "" : "&page=" + other);
    }
}
