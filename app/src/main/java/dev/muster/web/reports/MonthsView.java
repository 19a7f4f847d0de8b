package dev.muster.web.reports;

import dev.muster.reporting.ComplianceMonths.Month;
import dev.muster.web.Days;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The share compliant over the last months, as a line and as the table that it is drawn from.
 *
 * @param months the oldest first
 */
public record MonthsView(ComplianceQuery query, List<Month> months) {
    private static final int STEP = 10;
    private static final int LEAST_SPAN = 30;
    private static final int LABELS = 7;

    public MonthsView {
        months = List.copyOf(months);
    }

    /** A name under the line. @param shown whether there is room for it */
    public record Label(String text, boolean shown) {}

    /** One month is no line. */
    public boolean isLine() {
        return months.size() > 1;
    }

    public String sentence() {
        Month first = months.getFirst();
        Month last = months.getLast();
        return "Share of requirements met, by month: %d%% on %s, %d%% on %s."
                .formatted(
                        first.total().percent(),
                        Days.day(first.day()),
                        last.total().percent(),
                        Days.day(last.day()));
    }

    /** What the lowest line of the picture stands for, in percent. */
    private int lowest() {
        int least = months.stream().mapToInt(m -> m.total().percent()).min().orElse(0);
        return Math.max(0, Math.min(least / STEP * STEP, 100 - LEAST_SPAN));
    }

    /** The numbers beside the picture, from above. */
    public List<Integer> scale() {
        List<Integer> scale = new ArrayList<>();
        int step = 100 - lowest() > 50 ? 2 * STEP : STEP;
        for (int at = 100; at >= lowest(); at -= step) {
            scale.add(at);
        }
        return scale;
    }

    /** Where a share lies in the picture, in percent of its height from above. */
    public String y(int percent) {
        int bottom = scale().getLast();
        return number(100.0 * (100 - percent) / (100 - bottom));
    }

    public String x(int index) {
        return number(100.0 * index / (months.size() - 1));
    }

    public String points() {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < months.size(); i++) {
            points.append(i == 0 ? "" : " ")
                    .append(x(i))
                    .append(',')
                    .append(y(months.get(i).total().percent()));
        }
        return points.toString();
    }

    private static String number(double n) {
        return String.format(Locale.ROOT, "%.2f", n);
    }

    public List<Label> labels() {
        int every = (months.size() + LABELS - 1) / LABELS;
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < months.size(); i++) {
            boolean shown = (months.size() - 1 - i) % every == 0;
            labels.add(new Label(Days.month(months.get(i).day()), shown));
        }
        return labels;
    }

    /** The report of that day. */
    public String report(Month month) {
        return query.on(month.day());
    }
}
