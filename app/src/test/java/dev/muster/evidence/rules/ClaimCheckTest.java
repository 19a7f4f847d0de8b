package dev.muster.evidence.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.shared.BadInput;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which days on a certificate can be right. */
class ClaimCheckTest {
    private static final LocalDate TODAY = LocalDate.of(2028, 2, 29);

    @ParameterizedTest
    @CsvSource({
        "2028-02-29,           , ''",
        "2028-03-01,           , completedOn",
        "1900-01-01,           , ''",
        "1899-12-31,           , completedOn",
        "          ,           , completedOn",
        "2028-02-01, 2028-02-29, ''",
        "2028-02-01, 2028-02-28, validTo",
        "2028-02-29, 2028-02-28, validTo",
        "2028-02-01, 2199-12-31, ''",
        "2028-02-01, 2200-01-01, validTo",
        "          , 2020-01-01, 'completedOn,validTo'",
    })
    void eachFieldSaysWhatIsWrongWithIt(@Nullable LocalDate on, @Nullable LocalDate to, String fields) {
        assertThat(String.join(
                        ",",
                        ClaimCheck.check(on, to, TODAY).stream()
                                .map(BadInput.Error::field)
                                .toList()))
                .isEqualTo(fields);
    }

    @Test
    void oneThatNamesNoLastDayCountsAsLongAsTheContentHasIt() {
        ClaimCheck.refuseRunOut(null, TODAY);
        ClaimCheck.refuseRunOut(TODAY, TODAY);
        assertThatThrownBy(() -> ClaimCheck.refuseRunOut(TODAY.minusDays(1), TODAY))
                .hasMessageContaining("28 Feb 2028");
    }
}
