package dev.muster.shared;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A condition over people who are not deactivated: clauses joined by AND; values inside a clause joined
 * by OR. The empty one is everybody. JSON form: by {@link AudienceJson}.
 */
public record Audience(List<Clause> all) {
    public static final int MOST_CLAUSES = 50;
    private static final int MOST_VALUES = 5_000;
    public static final String TOO_LARGE =
            "This has too many conditions. Use at most 50, with 5,000 values together; a static group holds more people.";

    public static final Audience EVERYBODY = new Audience(List.of());

    public Audience {
        all = List.copyOf(all);
    }

    public static Audience of(Clause... clauses) {
        return new Audience(List.of(clauses));
    }

    /** Named values and people of all clauses together. */
    public int valueCount() {
        return all.stream()
                .mapToInt(c -> switch (c) {
                    case Has has -> has.values().size();
                    case People people -> people.personIds().size();
                    default -> 1;
                })
                .sum();
    }

    public boolean isTooLarge() {
        return all.size() > MOST_CLAUSES || valueCount() > MOST_VALUES;
    }

    public sealed interface Clause {}

    /** Holds ({@code negated}: does not hold) any of the named values, its own or inherited; below included. */
    public record Has(Attribute attribute, List<String> values, boolean negated) implements Clause {
        public Has {
            values = List.copyOf(values);
        }
    }

    /** Is (not) a member of the group. */
    public record Member(int groupId, boolean negated) implements Clause {}

    /** Is one of these people. */
    public record People(List<Integer> personIds) implements Clause {
        public People {
            personIds = List.copyOf(personIds);
        }
    }

    /** Reports to the person, directly or ({@code deep}) at any depth. */
    public record ReportsOf(int personId, boolean deep) implements Clause {}

    /** Hired on or after {@code from} and on or before {@code to}; either may be missing, not both. */
    public record HiredBetween(
            @Nullable LocalDate from, @Nullable LocalDate to) implements Clause {}

    /** Hired within the last {@code days} days, today included. */
    public record HiredWithin(int days) implements Clause {}
}
