import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Repeated measurements of one thing. */
final class Figures {
    private final List<Double> values = new ArrayList<>();

    void add(double value) {
        values.add(value);
    }

    double at(double share) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
    }

    double median() {
        return at(0.5);
    }

    /** name, unit, n, min, median, max, and what it is held against. */
    void print(String name, String unit, String goal) {
        System.out.printf(
                Locale.ROOT,
                "%-58s %-4s n %-5d min %9.2f  median %9.2f  max %9.2f   %s%n",
                name,
                unit,
                values.size(),
                at(0),
                median(),
                at(1),
                goal);
    }
}
