package dev.muster.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.rules.Status;
import dev.muster.library.ContentRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When another course is asked for in the place of one that is renewed with it. */
class NextToRenewTest {
    @ParameterizedTest
    @CsvSource({
        // status, required, may begin, last day, under way again, next to renew
        "EXPIRED,     true,  true,  2026-02-28, ,   true",
        "COMPLETED,   true,  true,  2026-02-28, ,   true",
        "COMPLETED,   true,  false, 2026-02-28, ,   false",
        "COMPLETED,   true,  true,  2026-02-28, 40, false",
        "COMPLETED,   true,  true,  ,           ,   false",
        "EXPIRED,     false, true,  2026-02-28, ,   false",
        "COMPLETED,   false, true,  2026-02-28, ,   false",
        "NOT_STARTED, true,  true,  ,           ,   false",
        "IN_PROGRESS, true,  true,  2026-02-28, ,   false"
    })
    void isOfWhatIsRequiredAndHasRunOutOrIsInsideItsWindow(
            Status status,
            boolean required,
            boolean mayBegin,
            @Nullable LocalDate lastDay,
            @Nullable Integer retake,
            boolean next) {
        Training t = new Training(
                1,
                new ContentRef(2, ContentRef.Kind.COURSE, "Fire safety"),
                status,
                required,
                null,
                false,
                false,
                false,
                false,
                List.of(),
                0,
                null,
                Instant.EPOCH,
                null,
                null,
                lastDay,
                1,
                null,
                retake,
                mayBegin,
                30,
                null,
                false,
                null);
        assertThat(t.isNextToRenew()).isEqualTo(next);
    }
}
