package dev.muster.setup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MailSettingsRulesTest {
    @Test
    void aWrongOneIsNamedInOneLine() {
        names(Map.of("MUSTER_MAIL_URL", "mail.northline.example:25"), "MUSTER_MAIL_URL");
        names(Map.of("MUSTER_MAIL_URL", "smtp://ana:se cret@mail"), "MUSTER_MAIL_URL");
        names(Map.of("MUSTER_MAIL_FROM", "nobody in particular"), "MUSTER_MAIL_FROM");
        names(Map.of("MUSTER_MAIL_URL", "smtp://mail.northline.example", "ADDRESS", "0.0.0.0"), "MUSTER_BASE_URL");
    }

    private static void names(Map<String, String> environment, String variable) {
        assertThat(Settings.fault(environment))
                .hasValueSatisfying(
                        line -> assertThat(line).startsWith(variable).doesNotContain("\n", "se cret"));
    }
}
