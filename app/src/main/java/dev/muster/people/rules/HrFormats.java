package dev.muster.people.rules;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the formats of dates by the cells themselves. */
final class HrFormats {
    private HrFormats() {}

    /** The fewest formats that read every cell; where two read them all, but differently, both: the person has to choose. */
    static List<String> formats(Set<String> cells, List<String> noDate) {
        Set<String> left = new HashSet<>(cells);
        for (String none :
                List.of("0000-00-00", "00/00/0000", "0000-00-00 00:00:00", "NULL", "null", "N/A", "n/a", "-")) {
            if (left.remove(none)) {
                noDate.add(none);
            }
        }
        Map<String, Set<String>> reads = new LinkedHashMap<>();
        for (String pattern : HrDates.KNOWN) {
            HrDates dates = new HrDates(List.of(pattern), noDate);
            Set<String> read = new HashSet<>();
            left.forEach(cell -> {
                if (dates.read(cell).date() != null) {
                    read.add(cell);
                }
            });
            reads.put(pattern, read);
        }
        List<String> chosen = new ArrayList<>();
        while (!left.isEmpty()) {
            int most =
                    reads.values().stream().mapToInt(r -> common(r, left)).max().orElse(0);
            if (most == 0) {
                break;
            }
            Set<String> taken = new HashSet<>();
            reads.forEach((pattern, read) -> {
                if (common(read, left) == most) {
                    chosen.add(pattern);
                    taken.addAll(read);
                }
            });
            left.removeAll(taken);
        }
        return chosen.isEmpty() ? List.of("yyyy-MM-dd") : chosen;
    }

    private static int common(Set<String> a, Set<String> b) {
        int n = 0;
        for (String s : a) {
            n += b.contains(s) ? 1 : 0;
        }
        return n;
    }
}
