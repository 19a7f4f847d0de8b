package dev.muster.web;

import dev.muster.access.Permission;
import dev.muster.assignment.AssignEffect;
import dev.muster.assignment.AssignEffect.One;
import dev.muster.assignment.rules.Status;
import dev.muster.shared.Actor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an act will do, before anything happens: who is affected and how.
 *
 * @param number what the button carries; 0: there is nothing to do
 * @param fields what the form sends again, unchanged
 * @param group where the form goes to make a group of the people instead; null: not offered
 */
public record Review(
        String title,
        String verb,
        int number,
        String unit,
        String button,
        List<Part> parts,
        Plan plan,
        String note,
        String action,
        String back,
        List<Field> fields,
        @Nullable String group) {
    /** The icon of the part that nothing happens to. */
    public static final String NOT_POSSIBLE = "ban";

    private static final int SHOWN = 50;
    private static final Set<String> WRITTEN = Set.of("note", "approvedBy", "message");
    /** From so many people on a group is suggested. */
    private static final int ENOUGH_FOR_A_GROUP = 5;

    public Review {
        parts = List.copyOf(parts);
        fields = List.copyOf(fields);
    }

    /** The same, with the offer to make a group of the people where they are enough for one. */
    public Review orGroup(Actor actor, int people, String url) {
        boolean offered = people >= ENOUGH_FOR_A_GROUP && Permission.CHANGE_RULES.isOf(actor.level());
        return new Review(
                title, verb, number, unit, button, parts, plan, note, action, back, fields, offered ? url : null);
    }

    /**
     * What is said once for all of them.
     *
     * @param due when it will be due; empty: nothing is said of it
     * @param lifted people whose date has passed already and is moved on
     * @param told how they are told; empty: nothing is said of it
     */
    public record Plan(List<String> due, int lifted, String told) {
        public Plan {
            due = List.copyOf(due);
        }

        public static Plan of(AssignEffect effect, String told) {
            return new Plan(
                    ResultingDue.lines(effect), effect.lifted(), effect.told().isEmpty() ? "" : told);
        }
    }

    public record Field(String name, String value) {}

    /** @param count all of them; people: the first fifty */
    public record Part(String title, String icon, String what, int count, List<Line> people) {
        public Part {
            people = List.copyOf(people);
        }

        public static <T> Part of(String title, String icon, String what, List<T> all, Function<T, Line> line) {
            return new Part(
                    title,
                    icon,
                    what,
                    all.size(),
                    all.stream().limit(SHOWN).map(line).toList());
        }

        /** Those that hold somebody. */
        public static List<Part> some(Part... parts) {
            return Arrays.stream(parts).filter(p -> p.count() > 0).toList();
        }
    }

    /** @param href where more can be read or mended; null: nowhere */
    public record Line(String name, String detail, @Nullable String href) {
        public Line(String name, String detail) {
            this(name, detail, null);
        }
    }

    /** What was chosen, as an address carries it: {@code ?a=b&c=d}. What was written about people never stands in one. */
    public static String query(List<Field> fields) {
        return fields.stream()
                .filter(f -> !f.value().isEmpty() && !WRITTEN.contains(f.name()))
                .map(f -> f.name() + "=" + URLEncoder.encode(f.value(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "?", ""));
    }

    /** The states that people are in, those that occur. */
    public static List<Part> parts(AssignEffect e) {
        boolean again = !e.reassigned().isEmpty();
        return Part.some(
                assigned(
                        "New",
                        "user-plus",
                        "Get it as required training. It appears on their dashboard at once.",
                        e.assigned()),
                assigned(
                        "Already assigned",
                        "circle-dashed",
                        "Have it and have not started. " + added(e, Status.NOT_STARTED),
                        e.having(Status.NOT_STARTED)),
                assigned(
                        "In progress",
                        "play",
                        again
                                ? "Lose their progress in what they take again."
                                : "Keep their progress. " + added(e, Status.IN_PROGRESS),
                        e.having(Status.IN_PROGRESS)),
                assigned(
                        "Completed",
                        "circle-check",
                        again
                                ? "Must take it again. The old completion stays in the history."
                                : "Stay completed. " + added(e, Status.COMPLETED),
                        e.having(Status.COMPLETED)),
                assigned(
                        "Expired",
                        "history",
                        "Still need the retake. " + added(e, Status.EXPIRED),
                        e.having(Status.EXPIRED)),
                Part.of(
                        "Skipped",
                        NOT_POSSIBLE,
                        "Nothing happens to these.",
                        e.skipped(),
                        s -> new Line(s.name(), s.message())));
    }

    private static String added(AssignEffect e, Status status) {
        return e.isThereAlready(status) ? "Nothing changes for them." : "Individual is added as one more reason.";
    }

    private static Part assigned(String title, String icon, String what, List<One> people) {
        return Part.of(title, icon, what, people, o -> new Line(o.name(), detail(o)));
    }

    private static String detail(One o) {
        return o.content().title() + ": " + o.sentence();
    }
}
