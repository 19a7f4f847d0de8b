package dev.muster.audience.rules;

import dev.muster.shared.Audience;
import dev.muster.shared.Day;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Audiences in words, as screens, why and the log say them. */
public final class Wording {

    private Wording() {}

    /** Names of the groups and people that clauses refer to, by id. A missing one is said to be gone, or out of sight. */
    public record Names(Map<Integer, String> groups, Map<Integer, String> people) {
        public Names {
            groups = Map.copyOf(groups);
            people = Map.copyOf(people);
        }

        public String group(int id) {
            return groups.getOrDefault(id, "a group that is gone");
        }

        public String person(int id) {
            return people.getOrDefault(id, "somebody you can't see");
        }
    }

    /** One clause, for example {@code Location is Leeds or London}. */
    public static String clause(Audience.Clause clause, Names names) {
        return switch (clause) {
            case Audience.Has c when c.negated() -> c.attribute().label() + " is not " + list(c.values(), "or");
            case Audience.Has c -> c.attribute().label() + " is " + list(c.values(), "or");
            case Audience.Member c -> (c.negated() ? "Not a member of " : "Member of ") + names.group(c.groupId());
            case Audience.People c ->
                c.personIds().isEmpty()
                        ? "Is nobody"
                        : "Is "
                                + list(
                                        c.personIds().stream()
                                                .map(names::person)
                                                .distinct()
                                                .toList(),
                                        "or");
            case Audience.ReportsOf c ->
                "Reports to " + names.person(c.personId()) + (c.deep() ? ", directly or through others" : "");
            case Audience.HiredWithin c -> "Hired within the last " + days(c.days());
            case Audience.HiredBetween c -> hired(c.from(), c.to());
        };
    }

    private static String hired(@Nullable LocalDate from, @Nullable LocalDate to) {
        if (from != null && to != null) {
            return from.equals(to) ? "Hired on " + day(from) : "Hired from " + day(from) + " to " + day(to);
        }
        if (from != null) {
            return "Hired on or after " + day(from);
        }
        return to == null ? "Hired at any time" : "Hired on or before " + day(to);
    }

    /** The whole audience in one line. */
    public static String audience(Audience audience, Names names) {
        return audience.all().isEmpty()
                ? "Everyone"
                : String.join(
                        " and ",
                        audience.all().stream().map(c -> clause(c, names)).toList());
    }

    public static String day(LocalDate date) {
        return Day.words(date);
    }

    private static String days(int n) {
        return n == 1 ? "day" : n + " days";
    }

    /** {@code a}, {@code a or b}, {@code a, b or c}; from six on {@code a, b, c, d or 2 more}. */
    public static String list(List<String> words, String last) {
        int n = words.size();
        if (n < 2) {
            return String.join("", words);
        }
        boolean cut = n > 5;
        List<String> shown = words.subList(0, cut ? 4 : n - 1);
        String end = cut ? (n - 4) + " more" : words.get(n - 1);
        return String.join(", ", shown) + " " + last + " " + end;
    }
}
