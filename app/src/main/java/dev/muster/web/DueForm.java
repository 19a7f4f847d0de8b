package dev.muster.web;

import dev.muster.shared.BadInput;
import dev.muster.shared.Day;
import dev.muster.shared.DueRule;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a due rule, as typed: every kind that can be chosen, and how it is read.
 *
 * @param due {@code none}, {@code assignment}, {@code hire}, {@code on} or {@code never}
 */
public record DueForm(String due, String dueDays, String atLeastDays, String dueOn) {
    /** The kinds, in the order of the screen, beside none. */
    public static final List<Choice> CHOICES = List.of(
            new Choice("assignment", "Days after it was assigned", null),
            new Choice("hire", "Days after hire", null),
            new Choice(
                    "on",
                    "On a fixed day",
                    "Whom it reaches after that day gets some days more: nobody is overdue at once."));

    /** The kinds that a rule can have: it can say that there is none, whatever the content says. */
    public static final List<Choice> CHOICES_OF_RULES = Stream.concat(
                    Stream.of(new Choice("never", "No due date", null)), CHOICES.stream())
            .toList();

    /** @param value of the field {@code due}; hint: said of a rule that goes on giving */
    public record Choice(
            String value, String label, @Nullable String hint) {}

    public static DueForm of(@Nullable DueRule rule) {
        return switch (rule) {
            case null -> new DueForm("none", "", "", "");
            case DueRule.AfterAssignment a -> new DueForm("assignment", String.valueOf(a.days()), "", "");
            case DueRule.AfterHire h ->
                new DueForm(
                        "hire",
                        String.valueOf(h.days()),
                        h.atLeastDays() == null ? "" : String.valueOf(h.atLeastDays()),
                        "");
            case DueRule.On o -> new DueForm("on", "", "", o.date().toString());
            case DueRule.NoDate _ -> new DueForm("never", "", "", "");
        };
    }

    /** @throws BadInput naming the field; null: none */
    public @Nullable DueRule rule() {
        return switch (due) {
            case "assignment" -> new DueRule.AfterAssignment(number("dueDays", dueDays));
            case "hire" ->
                new DueRule.AfterHire(
                        number("dueDays", dueDays), atLeastDays.isEmpty() ? null : number("atLeastDays", atLeastDays));
            case "on" -> new DueRule.On(day());
            case "never" -> new DueRule.NoDate();
            default -> null;
        };
    }

    /** The same of a content, which has no other date that it could say no to. */
    public @Nullable DueRule ruleOfContent() {
        DueRule rule = rule();
        return rule instanceof DueRule.NoDate ? null : rule;
    }

    public static int number(String field, String typed) {
        if (typed.matches("\\d{1,4}")) {
            return Integer.parseInt(typed);
        }
        throw new BadInput(field, "Give a whole number.");
    }

    private LocalDate day() {
        return Day.read("dueOn", dueOn);
    }
}
