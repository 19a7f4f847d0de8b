package dev.muster.shared;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** When training is due, as content and rules say it. JSON form by {@link DueRuleJson}. */
public sealed interface DueRule {
    /** So many days after the person was given it. */
    record AfterAssignment(int days) implements DueRule {}

    /**
     * So many days after hire, but at least {@code atLeastDays} after the person was given it; null: the minimum of the
     * settings.
     */
    record AfterHire(int days, @Nullable Integer atLeastDays) implements DueRule {}

    /** On this day for everybody; lifted for whom it reaches when it has passed. */
    record On(LocalDate date) implements DueRule {}
}
