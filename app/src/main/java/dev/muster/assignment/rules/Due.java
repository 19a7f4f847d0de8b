package dev.muster.assignment.rules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A due rule (api.md Due). SQL twin: {@code DifferenceStore}; a seeded test holds the two together. */
public sealed interface Due {
    record DaysAfterAssignment(int days) implements Due {}

    /** N days after hire, but at least {@code atLeastDays} after assignment. */
    record DaysAfterHire(int days, int atLeastDays) implements Due {}

    record On(LocalDate date) implements Due {}

    /**
     * The date in force for one person.
     *
     * @param lifted true if the rule's own date had passed already and was moved on
     */
    record Dated(LocalDate on, boolean lifted) {}

    /**
     * Nobody is overdue on day one (behaviour 4): a date that has passed already becomes today plus the minimum.
     *
     * @param hiredOn null counts from the assignment
     * @param today the day of the assignment in the person's time zone
     */
    default Dated date(LocalDate today, @Nullable LocalDate hiredOn, int minimumDays) {
        LocalDate on =
                switch (this) {
                    case DaysAfterAssignment d -> today.plusDays(d.days());
                    case DaysAfterHire d ->
                        latest((hiredOn == null ? today : hiredOn).plusDays(d.days()), today.plusDays(d.atLeastDays()));
                    case On o -> o.date();
                };
        return on.isBefore(today) ? new Dated(today.plusDays(minimumDays), true) : new Dated(on, false);
    }

    private static LocalDate latest(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
