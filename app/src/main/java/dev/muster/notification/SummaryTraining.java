package dev.muster.notification;

import java.time.Instant;
import java.time.LocalDate;
import org.jooq.Condition;
import org.jooq.Field;

/**
 * What a summary counts, said by the module that knows training: so a mail never says otherwise than lists and reports. Over
 * the tables of assignments and people.
 */
public interface SummaryTraining {
    /** @param day what it says of each: when it is due, or to when it was valid */
    record Part(Condition which, Field<LocalDate> day) {}

    /** Open and late, as compliance counts it; what has expired is apart. */
    Part overdue(Instant at);

    Part expired(Instant at);

    /** Open, not late, and due within so many days from today. */
    Part dueWithin(int days, Instant at);
}
