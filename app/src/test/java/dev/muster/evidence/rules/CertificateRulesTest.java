package dev.muster.evidence.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a certificate is worth, and the code it is found by. */
@NullUnmarked
class CertificateRulesTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "false, false, -,          VALID",
                "false, false, 2026-03-31, VALID",
                "false, false, 2026-03-30, EXPIRED",
                "false, true,  -,          REPLACED",
                "false, true,  2026-03-30, REPLACED",
                "true,  false, -,          VOIDED",
                "true,  true,  2026-03-30, VOIDED"
            })
    void whatItIsWorth(boolean voided, boolean replaced, LocalDate validTo, CertificateState worth) {
        assertThat(CertificateState.of(voided, replaced, validTo, LocalDate.of(2026, 3, 31)))
                .isEqualTo(worth);
    }

    @Test
    void aCodeIsFoundAgainHoweverItIsTypedAndTellsNothing() {
        Random random = new Random(7);
        byte[] key = new byte[16];
        byte[] other = new byte[16];
        random.nextBytes(key);
        random.nextBytes(other);
        Set<String> codes = new HashSet<>();
        for (long id = 1; id <= 2_000; id++) {
            String code = CertificateCode.of(id, key);
            assertThat(codes.add(code)).isTrue();
            assertThat(code).hasSize(26).isEqualTo(CertificateCode.of(id, key));
            assertThat(CertificateCode.id(code, key)).hasValue(id);
            assertThat(CertificateCode.id(code, other)).isEmpty();
            String typed = " "
                    + CertificateCode.inGroups(code)
                            .toLowerCase(Locale.ROOT)
                            .replace('0', 'o')
                            .replace('1', 'l');
            assertThat(CertificateCode.id(typed, key)).hasValue(id);
        }
    }

    @Test
    void aCodeWithOneLetterChangedIsNone() {
        byte[] key = "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        String code = CertificateCode.of(4711, key);
        for (int i = 0; i < code.length(); i++) {
            String wrong = code.substring(0, i) + (code.charAt(i) == '7' ? '6' : '7') + code.substring(i + 1);
            assertThat(CertificateCode.id(wrong, key)).as(wrong).isEmpty();
        }
        for (String nonsense : new String[] {"", "x", "%", "ü".repeat(26), "Z".repeat(26), "0".repeat(5_000)}) {
            assertThat(CertificateCode.id(nonsense, key)).isEmpty();
        }
    }
}
