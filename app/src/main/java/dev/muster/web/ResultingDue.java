package dev.muster.web;

import dev.muster.assignment.AssignEffect;
import dev.muster.assignment.AssignEffect.One;
import dev.muster.assignment.rules.Assigning.Assign;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** When what an act assigns will be due, in words: one line where all is due on one day. */
final class ResultingDue {
    private ResultingDue() {}

    static List<String> lines(AssignEffect effect) {
        List<One> fresh = effect.each().stream()
                .filter(o -> o.decision() instanceof Assign)
                .toList();
        if (fresh.isEmpty()) {
            return List.of();
        }
        List<Integer> contents =
                fresh.stream().map(o -> o.content().id()).distinct().toList();
        String all = words(fresh);
        if (contents.size() == 1 || !all.contains(" to ")) {
            return List.of(all);
        }
        return contents.stream()
                .map(c -> fresh.stream().filter(o -> o.content().id() == c).toList())
                .map(some -> some.getFirst().content().title() + ": " + words(some))
                .toList();
    }

    private static String words(List<One> some) {
        TreeSet<LocalDate> days = new TreeSet<>();
        some.stream().map(One::due).filter(Objects::nonNull).forEach(due -> days.add(due.on()));
        return days.isEmpty()
                ? between(null, null, true)
                : between(days.first(), days.last(), some.stream().anyMatch(o -> o.due() == null));
    }

    /**
     * For example {@code 24 Dec 2026 to 3 Jan 2027, some no due date}.
     *
     * @param first null: nothing of it has a date
     */
    static String between(@Nullable LocalDate first, @Nullable LocalDate last, boolean someWithout) {
        if (first == null || last == null) {
            return "No due date";
        }
        String said = first.equals(last) ? Days.day(first) : Days.day(first) + " to " + Days.day(last);
        return someWithout ? said + ", some no due date" : said;
    }
}
