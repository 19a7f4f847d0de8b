package dev.muster.assignment.rules;

import dev.muster.shared.DueRule;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a due rule makes training due for one person. Its twin is the function {@code due_of} in the database; a seeded
 * test holds the two together.
 *
 * @param lifted true if the rule's own date had passed already and was moved on
 */
public record Due(LocalDate on, boolean lifted) {

    /**
     * Nobody is overdue on day one: a date that has passed already becomes today plus the minimum. The twin also takes a
     * later today, for who was given it before.
     *
     * @param hiredOn null counts from the assignment
     * @return null: never
     * @param today the day of the assignment in the person's time zone
     */
    public static @Nullable Due of(DueRule rule, LocalDate today, @Nullable LocalDate hiredOn, int minimumDays) {
        @Nullable LocalDate on =
                switch (rule) {
                    case DueRule.AfterAssignment d -> today.plusDays(d.days());
                    case DueRule.AfterHire d -> (hiredOn == null ? today : hiredOn).plusDays(d.days());
                    case DueRule.On o -> o.date();
                    case DueRule.NoDate _ -> null;
                };
        if (on == null) {
            return null;
        }
        if (rule instanceof DueRule.AfterHire d) {
            Integer said = d.atLeastDays();
            LocalDate least = today.plusDays(said == null ? minimumDays : said);
            return new Due(latest(on, least), said == null && on.isBefore(today));
        }
        return on.isBefore(today) ? new Due(today.plusDays(minimumDays), true) : new Due(on, false);
    }

    private static LocalDate latest(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }
}
