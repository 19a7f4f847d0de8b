package dev.muster.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailUrlRulesTest {
    @Test
    void isReadWhole() {
        assertThat(MailUrl.parse("smtp://ana%40x.example:p%3Aa+s%2Fs@mail.example:2525"))
                .isEqualTo(new MailUrl(false, "mail.example", 2525, "ana@x.example", "p:a+s/s"));
        assertThat(MailUrl.parse("smtps://mail.example")).isEqualTo(new MailUrl(true, "mail.example", 465, null, null));
        assertThat(MailUrl.parse("smtp://127.0.0.1")).isEqualTo(new MailUrl(false, "127.0.0.1", 587, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mail.example:25",
                "http://mail.example",
                "smtp://",
                "smtp://user@h",
                "smtp://h/path",
                "smtp://a b"
            })
    void whatIsNoneIsRefused(String url) {
        assertThatThrownBy(() -> MailUrl.parse(url)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neverPrintsThePassword() {
        assertThat(MailUrl.parse("smtp://ana:secret@mail.example").toString()).doesNotContain("secret");
    }
}
