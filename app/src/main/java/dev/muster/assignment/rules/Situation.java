package dev.muster.assignment.rules;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One person's state for one content, as a decision about it needs it.
 *
 * @param active the person is not deactivated
 * @param contentActive the content is published and not archived
 * @param permitted whether the actor may assign this content
 * @param exempt whether the person is exempt from this content today
 * @param status null: no assignment
 * @param completedOn the day, in the person's time zone
 */
public record Situation(
        boolean active,
        boolean contentActive,
        boolean permitted,
        boolean exempt,
        @Nullable Status status,
        List<Held> held,
        int progress,
        @Nullable LocalDate completedOn) {
    public static final int INDIVIDUAL = 0;
    public static final int SELF = -1;

    public Situation {
        held = List.copyOf(held);
    }

    /**
     * One source.
     *
     * @param rule {@link #INDIVIDUAL}, {@link #SELF} or a rule's id
     * @param kept its rule ended or no longer holds the person, and said to keep
     */
    public record Held(int rule, SourceKind kind, boolean kept) {}

    /** Rule numbers of the sources. */
    public List<Integer> sources() {
        return rules(_ -> true);
    }

    List<Integer> rules(Predicate<Held> which) {
        return held.stream().filter(which).map(Held::rule).toList();
    }

    /** Of the sources with these rule numbers. */
    public List<SourceKind> kinds(Collection<Integer> rules) {
        return held.stream()
                .filter(h -> rules.contains(h.rule()))
                .map(Held::kind)
                .toList();
    }

    public boolean has(int source) {
        return sources().contains(source);
    }

    public boolean isRequired() {
        return held.stream().anyMatch(s -> s.kind() != SourceKind.SELF);
    }
}
