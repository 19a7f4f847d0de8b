package dev.muster.evidence.certificates;

import dev.muster.evidence.rules.CertificateState;
import dev.muster.library.ContentRef;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate shows.
 *
 * @param code as it is printed, without its groups
 * @param personName as it was when it was completed
 * @param content its title as it is now
 * @param day when it was completed, where the person is
 * @param validTo last valid day; null: for ever
 * @param recordedElsewhere completed elsewhere, and recorded
 * @param given whether the content gives certificates of this completion
 */
public record Certificate(
        long completionId,
        String code,
        int personId,
        String personName,
        ContentRef content,
        int version,
        LocalDate day,
        @Nullable Integer score,
        @Nullable LocalDate validTo,
        boolean recordedElsewhere,
        Instant recordedAt,
        boolean given,
        CertificateState state) {}
