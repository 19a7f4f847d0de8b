package dev.muster.web;

import dev.muster.library.AssignableBy;
import dev.muster.library.CourseSettings;
import dev.muster.shared.Audience;
import dev.muster.shared.BadInput;
import dev.muster.shared.DueRule;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings form as it was sent: everything as typed.
 *
 * @param due {@code none}, {@code assignment}, {@code hire} or {@code on}
 * @param visible {@code everyone}, {@code nobody} or {@code keep}
 */
public record CourseForm(
        String title,
        String description,
        String tags,
        String language,
        String validityMonths,
        String renewalWindowDays,
        String due,
        String dueDays,
        String atLeastDays,
        String dueOn,
        String visible,
        String assignableBy) {
    private static final Audience NOBODY = Audience.of(new Audience.People(List.of()));

    public CourseForm {
        title = text(title);
        description = text(description);
        tags = text(tags);
        language = text(language);
        validityMonths = text(validityMonths);
        renewalWindowDays = text(renewalWindowDays);
        due = text(due);
        dueDays = text(dueDays);
        atLeastDays = text(atLeastDays);
        dueOn = text(dueOn);
        visible = text(visible);
        assignableBy = text(assignableBy);
    }

    private static String text(@Nullable String s) {
        return s == null ? "" : s.strip().replace("\r\n", "\n");
    }

    static CourseForm of(CourseSettings s) {
        DueRule d = s.due();
        return new CourseForm(
                s.title(),
                s.description(),
                String.join(", ", s.tags()),
                s.language() == null ? "" : s.language(),
                s.validityMonths() == null ? "" : String.valueOf(s.validityMonths()),
                String.valueOf(s.renewalWindowDays()),
                switch (d) {
                    case null -> "none";
                    case DueRule.AfterAssignment a -> "assignment";
                    case DueRule.AfterHire h -> "hire";
                    case DueRule.On o -> "on";
                },
                d instanceof DueRule.AfterAssignment a
                        ? String.valueOf(a.days())
                        : d instanceof DueRule.AfterHire h ? String.valueOf(h.days()) : "",
                d instanceof DueRule.AfterHire h && h.atLeastDays() > 0 ? String.valueOf(h.atLeastDays()) : "",
                d instanceof DueRule.On o ? o.date().toString() : "",
                s.visibility().equals(Audience.EVERYBODY)
                        ? "everyone"
                        : s.visibility().equals(NOBODY) ? "nobody" : "keep",
                s.assignableBy().name());
    }

    CourseSettings onto(CourseSettings s) {
        return new CourseSettings(
                title,
                description,
                Arrays.stream(tags.split(",", -1))
                        .map(String::strip)
                        .filter(t -> !t.isEmpty())
                        .toList(),
                language.isEmpty() ? null : language,
                validityMonths.isEmpty() ? null : (Integer) number("validityMonths", validityMonths),
                renewalWindowDays.isEmpty() ? 30 : number("renewalWindowDays", renewalWindowDays),
                rule(),
                switch (visible) {
                    case "everyone" -> Audience.EVERYBODY;
                    case "nobody" -> NOBODY;
                    default -> s.visibility();
                },
                assignableBy.equals("ADMINS") ? AssignableBy.ADMINS : AssignableBy.MANAGERS,
                s.mandatory(),
                s.newStarterDefault());
    }

    private @Nullable DueRule rule() {
        return switch (due) {
            case "assignment" -> new DueRule.AfterAssignment(number("dueDays", dueDays));
            case "hire" ->
                new DueRule.AfterHire(
                        number("dueDays", dueDays), atLeastDays.isEmpty() ? 0 : number("atLeastDays", atLeastDays));
            case "on" -> new DueRule.On(date());
            default -> null;
        };
    }

    private static int number(String field, String typed) {
        if (typed.matches("\\d{1,4}")) {
            return Integer.parseInt(typed);
        }
        throw new BadInput(field, "Give a whole number.");
    }

    private LocalDate date() {
        try {
            return LocalDate.parse(dueOn);
        } catch (DateTimeParseException e) {
            throw new BadInput("dueOn", "Give the day.");
        }
    }
}
