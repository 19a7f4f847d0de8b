package dev.muster.people.rules;

import dev.muster.shared.Same;
import dev.muster.shared.Text;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The first line of an HR file, as names that tell its columns apart. */
final class HrHeader {
    private static final Pattern COUNTED = Pattern.compile(" \\(\\d+\\)$");

    private HrHeader() {}

    /** Columns of one name are counted, {@code Email (1)}, {@code Email (2)}; nameless ones are called by their place. */
    static List<String> names(List<String> cells) {
        List<String> clean = new ArrayList<>();
        Map<String, Integer> times = new HashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String name = HrCells.read(cells.get(i));
            clean.add(name.isEmpty() ? "Column " + (i + 1) : name);
            times.merge(clean.getLast(), 1, Integer::sum);
        }
        Map<String, Integer> met = new HashMap<>();
        return clean.stream()
                .map(name ->
                        times.getOrDefault(name, 1) == 1 ? name : name + " (" + met.merge(name, 1, Integer::sum) + ")")
                .toList();
    }

    /** Where the column is: spelled so, else the only one of this name; -1: there is none, or there are several. */
    static int indexOf(List<String> header, String column) {
        String name = Text.clean(column);
        if (header.contains(name)) {
            return header.indexOf(name);
        }
        List<String> same = header.stream().filter(h -> Same.as(h, name)).toList();
        return same.size() == 1 ? header.indexOf(same.getFirst()) : -1;
    }

    /** The name as it stands in the file. */
    static String uncounted(String name) {
        return COUNTED.matcher(name).replaceFirst("");
    }
}
