package dev.muster.audience.rules;

import dev.muster.shared.Audience;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Conditions in words, as screens and explanations say them: {@code department is Kitchen or Bar}. */
public final class ClauseText {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    private ClauseText() {}

    /**
     * @param groups names of the groups that clauses name
     * @param people names of the people that clauses name
     */
    public record Names(Map<Integer, String> groups, Map<Integer, String> people) {
        public Names {
            groups = Map.copyOf(groups);
            people = Map.copyOf(people);
        }

        private String group(int id) {
            return groups.getOrDefault(id, "a group that is gone");
        }

        private String person(int id) {
            return people.getOrDefault(id, "somebody who is gone");
        }
    }

    /** The whole audience: its clauses joined by "and"; {@code everybody} for the empty one. */
    public static String of(Audience audience, Names names) {
        return audience.all().isEmpty()
                ? "everybody"
                : audience.all().stream().map(c -> of(c, names)).collect(Collectors.joining(" and "));
    }

    public static String of(Audience.Clause clause, Names names) {
        return switch (clause) {
            case Audience.Has c -> c.attribute().word() + (c.negated() ? " is not " : " is ") + or(c.values());
            case Audience.Member c ->
                (c.negated() ? "is not a member of " : "is a member of ") + names.group(c.groupId());
            case Audience.People c -> "is " + people(c.personIds(), names);
            case Audience.ReportsOf c -> "reports to " + names.person(c.personId()) + (c.deep() ? " at any level" : "");
            case Audience.HiredWithin c -> "was hired within the last " + c.days() + (c.days() == 1 ? " day" : " days");
            case Audience.HiredBetween c -> hired(c);
        };
    }

    private static String people(List<Integer> ids, Names names) {
        return ids.size() > 5
                ? "one of " + ids.size() + " people"
                : or(ids.stream().map(names::person).toList());
    }

    private static String hired(Audience.HiredBetween c) {
        LocalDate from = c.from();
        LocalDate to = c.to();
        if (from == null || to == null) {
            return from != null
                    ? "was hired on or after " + DAY.format(from)
                    : "was hired on or before " + (to == null ? "" : DAY.format(to));
        }
        return "was hired from " + DAY.format(from) + " to " + DAY.format(to);
    }

    /** "A", "A or B", "A, B or C". */
    private static String or(List<String> values) {
        if (values.size() < 2) {
            return String.join("", values);
        }
        List<String> head = new ArrayList<>(values.subList(0, values.size() - 1));
        return String.join(", ", head) + " or " + values.getLast();
    }
}
