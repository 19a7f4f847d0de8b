package dev.muster.assignment.rules;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One person's state for one content, as a decision about it needs it.
 *
 * @param active the person is not deactivated
 * @param contentActive the content is published and not archived
 * @param permitted whether the actor may assign this content
 * @param status null: no assignment
 * @param sources rule numbers of the sources: {@link #INDIVIDUAL}, {@link #SELF} or a rule's id
 * @param completedOn the day, in the person's time zone
 */
public record Situation(
        boolean active,
        boolean contentActive,
        boolean permitted,
        @Nullable Status status,
        List<Integer> sources,
        int progress,
        @Nullable LocalDate completedOn) {
    public static final int INDIVIDUAL = 0;
    public static final int SELF = -1;

    public Situation {
        sources = List.copyOf(sources);
    }

    public boolean has(int source) {
        return sources.contains(source);
    }

    public boolean isRequired() {
        return sources.stream().anyMatch(s -> s != SELF);
    }
}
