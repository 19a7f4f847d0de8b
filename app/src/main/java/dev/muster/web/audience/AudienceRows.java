package dev.muster.web.audience;

import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import dev.muster.shared.BadInput;
import dev.muster.shared.Day;
import dev.muster.web.audience.AudienceForm.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of the audience builder and the audience they stand for, both ways. */
final class AudienceRows {
    private AudienceRows() {}

    /** The rows of a stored audience. */
    static AudienceForm of(Audience audience) {
        return new AudienceForm(audience.all().stream().map(AudienceRows::row).toList());
    }

    private static Row row(Audience.Clause clause) {
        return switch (clause) {
            case Audience.Has c -> Row.of(c.attribute().word(), c.negated() ? "none" : "any", c.values());
            case Audience.Member c ->
                Row.of("group", c.negated() ? "none" : "any", List.of(String.valueOf(c.groupId())));
            case Audience.People c ->
                Row.of(
                        "people",
                        "any",
                        c.personIds().stream().map(String::valueOf).toList());
            case Audience.ReportsOf c ->
                Row.of("reports", c.deep() ? "deep" : "direct", List.of(String.valueOf(c.personId())));
            case Audience.HiredWithin c -> hired("within", String.valueOf(c.days()), null, null);
            case Audience.HiredBetween c ->
                hired(c.to() == null ? "from" : c.from() == null ? "to" : "between", "", c.from(), c.to());
        };
    }

    private static Row hired(String is, String days, @Nullable LocalDate from, @Nullable LocalDate to) {
        return new Row(
                AudienceForm.what("hired"),
                is,
                List.of(),
                "",
                days,
                from == null ? "" : from.toString(),
                to == null ? "" : to.toString());
    }

    /**
     * The audience that the complete rows make.
     *
     * @param clauseOf per row the index of its clause; -1: not complete, so it does not count yet
     * @param errors per incomplete row what is missing, by the id of the field
     */
    public record Result(Audience audience, List<Integer> clauseOf, Map<String, String> errors) {
        public Result {
            clauseOf = List.copyOf(clauseOf);
        }
    }

    static Result audience(List<Row> rows) {
        List<Audience.Clause> clauses = new ArrayList<>();
        List<Integer> clauseOf = new ArrayList<>();
        Map<String, String> errors = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            try {
                clauses.add(clause(rows.get(i)));
                if (new Audience(clauses).isTooLarge()) {
                    clauses.removeLast();
                    throw new Incomplete("typed", Audience.TOO_LARGE);
                }
                clauseOf.add(clauses.size() - 1);
            } catch (Incomplete e) {
                clauseOf.add(-1);
                errors.put("c" + i + "-" + e.field, e.words);
            }
        }
        return new Result(new Audience(clauses), clauseOf, errors);
    }

    private static final class Incomplete extends Exception {
        private final String field;
        private final String words;

        Incomplete(String field, String words) {
            super(words);
            this.field = field;
            this.words = words;
        }
    }

    private static Audience.Clause clause(Row row) throws Incomplete {
        Attribute attribute = row.what().attribute();
        if (row.what().hired()) {
            return hired(row);
        }
        if (row.values().isEmpty()) {
            throw new Incomplete(
                    "typed", "Choose " + (row.what().many() ? "at least one" : "one") + ", or remove the condition.");
        }
        if (attribute != null) {
            return new Audience.Has(attribute, row.values(), row.is().equals("none"));
        }
        List<Integer> ids = row.values().stream().map(AudienceRows::id).toList();
        return switch (row.what().word()) {
            case "group" -> new Audience.Member(ids.getLast(), row.is().equals("none"));
            case "reports" -> new Audience.ReportsOf(ids.getLast(), row.is().equals("deep"));
            default -> new Audience.People(ids);
        };
    }

    private static int id(String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            return 0; // nobody's and no group's: the form was tampered with
        }
    }

    private static Audience.Clause hired(Row row) throws Incomplete {
        return switch (row.is()) {
            case "within" -> new Audience.HiredWithin(days(row.days()));
            case "from" -> new Audience.HiredBetween(date(row.from(), "from"), null);
            case "to" -> new Audience.HiredBetween(null, date(row.to(), "to"));
            default -> {
                LocalDate from = date(row.from(), "from");
                LocalDate to = date(row.to(), "to");
                if (to.isBefore(from)) {
                    throw new Incomplete("to", "The end lies before the start.");
                }
                yield new Audience.HiredBetween(from, to);
            }
        };
    }

    private static int days(String text) throws Incomplete {
        try {
            int days = Integer.parseInt(text);
            if (days >= 1 && days <= 36_500) {
                return days;
            }
        } catch (NumberFormatException e) {
            // falls through to the refusal
        }
        throw new Incomplete("days", "Give a number of days, from 1 on.");
    }

    private static LocalDate date(String text, String field) throws Incomplete {
        try {
            return Day.read(field, text);
        } catch (BadInput e) {
            throw new Incomplete(field, e.errors().getFirst().message());
        }
    }
}
