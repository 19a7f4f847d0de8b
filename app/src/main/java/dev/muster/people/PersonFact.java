package dev.muster.people;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What conditions over people look at.
 *
 * @param valueIds own attribute values, without inherited ones ({@link Values#effective} adds those)
 * @param timeZone IANA name; null: the setting defaultTimeZone
 * @param newStarter whether the account, when it was made, was that of a new starter
 */
public record PersonFact(
        int id,
        PersonStatus status,
        Set<Integer> valueIds,
        @Nullable LocalDate hiredOn,
        @Nullable Integer managerId,
        @Nullable String timeZone,
        Instant createdAt,
        boolean newStarter) {
    public PersonFact {
        valueIds = Set.copyOf(valueIds);
    }
}
