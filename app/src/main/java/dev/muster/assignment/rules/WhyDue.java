package dev.muster.assignment.rules;

import dev.muster.assignment.rules.Explaining.Given;
import dev.muster.assignment.rules.Explaining.Held;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the due date in force came about. */
final class WhyDue {
    private WhyDue() {}

    /** @return null: there is none */
    static @Nullable String due(Given g) {
        LocalDate on = g.dates().inForce();
        return g.status() == null || on == null ? null : from(g, on) + leave(g, on);
    }

    /** What days away have made of it, or will. */
    private static String leave(Given g, LocalDate on) {
        LocalDate before = g.dates().beforeLeave();
        String moved = before == null || before.equals(on)
                ? ""
                : " It was " + Explaining.day(before) + " before, and moved with the return from leave.";
        return g.dates().onLeave()
                ? moved + " " + g.person()
                        + " is on leave: nothing is overdue until the return, and an open date that had not passed before moves then by the days away."
                : moved;
    }

    private static String from(Given g, LocalDate on) {
        if (g.dates().byHand()) {
            return "Due " + Explaining.day(on)
                    + ": set by hand on this assignment. It overrides the dates of the sources" + others(g)
                    + ". Clearing it brings them back.";
        }
        if (g.sources().stream().noneMatch(s -> on.equals(s.due()))) {
            return "Due " + Explaining.day(on) + ": the day after the completion ran out" + grace(g)
                    + (on.equals(g.dates().beforeLeave()) ? "." : ", or the minimum days after the return from leave.");
        }
        List<Held> dated = g.sources().stream()
                .filter(s -> s.due() != null)
                .sorted(Comparator.comparing(Held::label))
                .toList();
        String from =
                dated.stream().filter(s -> on.equals(s.due())).map(Held::label).collect(Collectors.joining(" and "));
        String text = "Due " + Explaining.day(on) + ", at the end of the day where " + g.person() + " is: from " + from;
        text += dated.size() > 1 ? ", the earliest of " + dated.size() + " dates" + others(g) + "." : ".";
        return g.dates().lifted()
                ? text + " Its own date had passed already when it reached " + g.person() + ", so it was moved on."
                : text;
    }

    private static String grace(Given g) {
        long days = g.dates().graceDays();
        return days == 0 ? "" : ", and " + (days == 1 ? "1 day" : days + " days") + " of grace";
    }

    private static String others(Given g) {
        String dates = g.sources().stream()
                .filter(s -> s.due() != null)
                .map(s -> s.label() + " " + Explaining.day(s.due()))
                .collect(Collectors.joining(", "));
        return dates.isEmpty() ? "" : " (" + dates + ")";
    }
}
