package dev.muster.assignment.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedatingRulesTest {
    /** rule: a source other than Self-enrolled. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "none,        true,  INDIVIDUAL, NOT_ASSIGNED",
                "NOT_STARTED, true,  INDIVIDUAL, changes",
                "IN_PROGRESS, true,  INDIVIDUAL, changes",
                "EXPIRED,     true,  INDIVIDUAL, changes",
                "COMPLETED,   true,  INDIVIDUAL, COMPLETED",
                "IN_PROGRESS, true,  SELF,       OPTIONAL",
                "NOT_STARTED, false, INDIVIDUAL, DEACTIVATED"
            })
    void whoseDateCanBeChanged(@Nullable Status status, boolean active, String source, String expected) {
        SourceKind kind = SourceKind.valueOf(source);
        var held =
                List.of(new Situation.Held(source.equals("SELF") ? Situation.SELF : Situation.INDIVIDUAL, kind, false));
        var decision = Redating.decide(new Situation(active, true, true, false, status, held, 0, null));
        assertThat(
                        switch (decision) {
                            case Redating.Change _ -> "changes";
                            case Redating.Refuse r -> r.reason().name();
                        })
                .isEqualTo(expected);
    }
}
