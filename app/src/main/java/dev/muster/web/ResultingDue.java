package dev.muster.web;

import dev.muster.assignment.AssignEffect;
import dev.muster.assignment.AssignEffect.One;
import dev.muster.assignment.rules.Assigning.Assign;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

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
        if (days.isEmpty()) {
            return "No due date";
        }
        String said =
                days.size() == 1 ? Days.day(days.first()) : Days.day(days.first()) + " to " + Days.day(days.last());
        boolean someHaveNone = some.stream().anyMatch(o -> o.due() == null);
        return someHaveNone ? said + ", some no due date" : said;
    }
}
