package dev.muster.library;

import dev.muster.shared.Audience;
import dev.muster.shared.DueRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What PATCH changes of a course: everything but its steps and status.
 *
 * @param validityMonths how long a completion counts; null: for ever
 * @param renewalWindowDays how many days before its end a completion may be renewed
 * @param due for sources whose rule names none
 * @param visibility who finds it in the catalog unassigned
 */
public record CourseSettings(
        String title,
        String description,
        List<String> tags,
        @Nullable String language,
        @Nullable Integer validityMonths,
        int renewalWindowDays,
        @Nullable DueRule due,
        Audience visibility,
        AssignableBy assignableBy,
        boolean mandatory,
        boolean newStarterDefault) {
    public CourseSettings {
        tags = List.copyOf(tags);
    }

    public static CourseSettings named(String title) {
        return new CourseSettings(
                title, "", List.of(), null, null, 30, null, Audience.EVERYBODY, AssignableBy.MANAGERS, false, false);
    }

    /** The same, given to everyone or to new starters, or not. */
    public CourseSettings given(boolean toEveryone, boolean toNewStarters) {
        return new CourseSettings(
                title,
                description,
                tags,
                language,
                validityMonths,
                renewalWindowDays,
                due,
                visibility,
                assignableBy,
                toEveryone,
                toNewStarters);
    }

    public CourseSettings visibleTo(Audience others) {
        return new CourseSettings(
                title,
                description,
                tags,
                language,
                validityMonths,
                renewalWindowDays,
                due,
                others,
                assignableBy,
                mandatory,
                newStarterDefault);
    }

    public CourseSettings due(@Nullable DueRule rule) {
        return new CourseSettings(
                title,
                description,
                tags,
                language,
                validityMonths,
                renewalWindowDays,
                rule,
                visibility,
                assignableBy,
                mandatory,
                newStarterDefault);
    }

    public CourseSettings titled(String newTitle, String newDescription) {
        return new CourseSettings(
                newTitle,
                newDescription,
                tags,
                language,
                validityMonths,
                renewalWindowDays,
                due,
                visibility,
                assignableBy,
                mandatory,
                newStarterDefault);
    }
}
