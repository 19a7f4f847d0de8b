package dev.muster.web;

import dev.muster.assignment.AssignEffect;
import dev.muster.assignment.AssignEffect.One;
import dev.muster.assignment.rules.Status;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an act will do, before anything happens: who is affected and how (behaviour 3).
 *
 * @param number what the button carries; 0: there is nothing to do
 * @param fields what the form sends again, unchanged
 */
public record Review(
        String title,
        String verb,
        int number,
        String unit,
        String button,
        List<Part> parts,
        String due,
        String note,
        String action,
        String back,
        List<Field> fields) {
    private static final int SHOWN = 50;

    public Review {
        parts = List.copyOf(parts);
        fields = List.copyOf(fields);
    }

    public record Field(String name, String value) {}

    /** @param count all of them; people: the first fifty */
    public record Part(String title, String icon, String what, int count, List<Line> people) {
        public Part {
            people = List.copyOf(people);
        }
    }

    public record Line(String name, String detail) {}

    /** The fields as an address carries them: {@code ?a=b&c=d}. */
    static String query(List<Field> fields) {
        return fields.stream()
                .filter(f -> !f.value().isEmpty())
                .map(f -> f.name() + "=" + URLEncoder.encode(f.value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    /** The states of behaviour 3, those that occur. */
    static List<Part> parts(AssignEffect e) {
        List<Part> parts = new ArrayList<>();
        add(
                parts,
                "New",
                "user-plus",
                "Get it as required training. It appears on their dashboard at once.",
                e.assigned());
        add(
                parts,
                "Already assigned",
                "circle-dashed",
                "Have it and have not started. Individual is added as one more reason.",
                e.having(Status.NOT_STARTED));
        add(
                parts,
                "In progress",
                "play",
                "Keep their progress. Individual is added as one more reason.",
                e.having(Status.IN_PROGRESS));
        add(
                parts,
                "Completed",
                "circle-check",
                "Stay completed. Individual is added as one more reason.",
                e.having(Status.COMPLETED));
        add(parts, "Expired", "history", "Still need the retake. Individual is added.", e.having(Status.EXPIRED));
        List<Line> skipped =
                e.skipped().stream().map(s -> new Line(s.name(), s.message())).toList();
        if (!skipped.isEmpty()) {
            parts.add(new Part("Skipped", "ban", "Nothing happens to these.", skipped.size(), first(skipped)));
        }
        return parts;
    }

    private static void add(List<Part> parts, String title, String icon, String what, List<One> people) {
        if (!people.isEmpty()) {
            parts.add(new Part(
                    title,
                    icon,
                    what,
                    people.size(),
                    first(people.stream()
                            .map(o -> new Line(o.name(), detail(o)))
                            .toList())));
        }
    }

    private static String detail(One o) {
        return o.content().title() + ": " + o.sentence();
    }

    private static List<Line> first(List<Line> lines) {
        return lines.subList(0, Math.min(SHOWN, lines.size()));
    }
}
