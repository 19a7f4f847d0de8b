package dev.muster.reporting;

import dev.muster.shared.BadInput;
import java.util.List;
import java.util.Map;

/** What is asked of a report, in the words of its address: names, each with its values. */
public record Asked(Map<String, List<String>> values) {
    public Asked {
        values = Map.copyOf(values);
    }

    /** Those that are not blank. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of()).stream()
                .filter(v -> v != null && !v.isBlank())
                .toList();
    }

    /** Empty where nothing is asked. */
    public String first(String name) {
        List<String> all = all(name);
        return all.isEmpty() ? "" : all.getFirst();
    }

    /** @throws BadInput naming the field */
    public static int number(String field, String id) {
        try {
            return Integer.parseInt(id);
        } catch (NumberFormatException e) {
            throw new BadInput(field, "Choose from the list.");
        }
    }
}
