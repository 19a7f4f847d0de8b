package dev.muster.learning.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.learning.rules.Crediting.Made;
import dev.muster.learning.rules.Crediting.Requirement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Credit between contexts, as far as completions decide it; what is only under way gives nobody anything. */
class CreditingRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final int START = 7;
    private static final int ALLERGENS = 8;

    /** A module's name, or none for standalone. */
    private static int context(String name) {
        return switch (name) {
            case "standalone" -> Crediting.STANDALONE;
            case "Start" -> START;
            case "Allergens" -> ALLERGENS;
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Instant at(LocalDate day) {
        return day.atTime(9, 0).toInstant(ZoneOffset.UTC);
    }

    @ParameterizedTest(
            name = "completed {0} on {1}, valid to {2}, asked for {3}, reassigned {4}, setting {5}: credited {6}")
    @CsvSource({
        // completed           on          valid to    asked for   reassigned  standalone counts  credited
        "standalone,           2026-10-01, ,           Start,      ,           false,             false",
        "standalone,           2026-10-01, ,           Start,      ,           true,              true",
        "Start,                2026-10-01, ,           Allergens,  ,           false,             true",
        "Start,                2026-10-01, ,           standalone, ,           false,             true",
        "Start,                2026-10-01, 2026-11-22, Allergens,  ,           false,             true",
        "Start,                2026-10-01, 2026-11-21, Allergens,  ,           false,             false",
        "Start,                2026-10-01, ,           Allergens,  2026-10-02, false,             false",
        "Start,                2026-10-01, ,           Allergens,  2026-09-30, false,             true",
        "Start,                2026-10-01, ,           standalone, 2026-10-02, false,             false",
        "standalone,           2026-10-01, ,           Start,      2026-10-02, true,              false",
        "Start,                2026-10-01, ,           Start,      ,           false,             false",
    })
    void oneCompletion(
            String madeIn,
            LocalDate on,
            @Nullable LocalDate validTo,
            String askedFor,
            @Nullable LocalDate reassigned,
            boolean standaloneCounts,
            boolean credited) {
        var made = new Made(1, context(madeIn), at(on), validTo, false, false);
        var asked = new Requirement(context(askedFor), reassigned == null ? null : at(reassigned), TODAY);
        assertThat(Crediting.from(asked, List.of(made), standaloneCounts).isPresent())
                .isEqualTo(credited);
    }

    private static final Requirement IN_ALLERGENS = new Requirement(ALLERGENS, null, TODAY);

    private static Made made(long id, int context, String day, boolean voided, boolean credit) {
        return new Made(id, context, at(LocalDate.parse(day)), null, voided, credit);
    }

    private static @Nullable Long from(Made... made) {
        return Crediting.from(IN_ALLERGENS, Arrays.asList(made), false)
                .map(Made::id)
                .orElse(null);
    }

    @Test
    void theNewestGivesTheCredit() {
        assertThat(from(made(1, START, "2026-01-01", false, false), made(2, 9, "2026-02-01", false, false)))
                .isEqualTo(2);
    }

    @Test
    void whatIsMetAlreadyIsNotCredited_unlessThatDoesNotCountAnyMore() {
        assertThat(from(made(1, START, "2026-01-01", false, false), made(2, ALLERGENS, "2026-02-01", false, true)))
                .isNull();
        assertThat(from(made(1, START, "2026-01-01", false, false), made(2, ALLERGENS, "2026-02-01", true, true)))
                .isEqualTo(1);
    }

    @Test
    void aVoidedCompletionGivesNothing_norDoesACredit() {
        assertThat(from(made(1, START, "2026-01-01", true, false))).isNull();
        assertThat(from(made(1, START, "2026-01-01", false, true))).isNull();
    }
}
