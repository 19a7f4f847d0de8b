package dev.muster.shared;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When training is due, as content and rules say it: every kind, with its words. JSON form by {@link DueRuleJson}; the day that
 * follows for one person by {@code assignment/rules/Due}.
 */
public sealed interface DueRule {
    /** Where it begins to count. */
    enum Counts {
        FROM_ASSIGNMENT,
        FROM_HIRE,
        /** It is a day of the calendar, or none. */
        NOT
    }

    /** For example {@code 14 days after it was assigned}. */
    String words();

    Counts counts();

    /** So many days after the person was given it. */
    record AfterAssignment(int days) implements DueRule {
        @Override
        public String words() {
            return inDays(days) + " after it was assigned";
        }

        @Override
        public Counts counts() {
            return Counts.FROM_ASSIGNMENT;
        }
    }

    /**
     * So many days after hire, but at least {@code atLeastDays} after the person was given it; null: the minimum of the
     * settings.
     */
    record AfterHire(int days, @Nullable Integer atLeastDays) implements DueRule {
        @Override
        public String words() {
            String hired = inDays(days) + " after hire";
            if (atLeastDays == null) {
                return hired + ", but at least the minimum days after it was assigned";
            }
            return atLeastDays == 0
                    ? hired
                    : hired + ", but at least " + inDays(atLeastDays) + " after it was assigned";
        }

        @Override
        public Counts counts() {
            return Counts.FROM_HIRE;
        }
    }

    /** On this day for everybody; lifted for whom it reaches when it has passed. */
    record On(LocalDate date) implements DueRule {
        @Override
        public String words() {
            return Day.words(date);
        }

        @Override
        public Counts counts() {
            return Counts.NOT;
        }

        @Override
        public boolean hasPassed(LocalDate today) {
            return date.isBefore(today);
        }
    }

    /** Never, though the content has a date of its own. */
    record NoDate() implements DueRule {
        @Override
        public String words() {
            return "no due date";
        }

        @Override
        public Counts counts() {
            return Counts.NOT;
        }
    }

    /** Whether its day is over for everybody. */
    default boolean hasPassed(LocalDate today) {
        return false;
    }

    private static String inDays(int n) {
        return n == 1 ? "1 day" : n + " days";
    }
}
