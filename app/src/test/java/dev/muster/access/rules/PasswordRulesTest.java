package dev.muster.access.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    private static final List<String> ANA = List.of("Ana", "Ruiz", "ana.ruiz", "ana@northline.example", "10027");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "correct horse battery",
                "lorry teapot eleven",
                "blaue Forelle im Keller",
                "kitchen-porter-olive",
                "olive tractor moon",
                "seven green kettles",
                "x9$Kf2!pQz7&",
                "чайник в углу стоит"
            })
    void takesWhatIsLongAndUncommon(String password) {
        assertThat(PasswordRules.refuse(password, ANA)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "elevenchars",
                "password1234",
                "Password2026!",
                "passwordpassword",
                "123456789012",
                "abcdefghijklmn",
                "qwertyuiopasdf",
                "aaaaaaaaaaaaa",
                "abc1abc1abc1",
                "AnaRuiz2026!!",
                "ana.ruiz.1234",
                "Welcome12345!",
                "iloveyou2026!",
                "Passw0rd1234",
                "P@ssw0rd2024!",
                "P455w0rd!!!!",
                "1qaz2wsx3edc",
                "!QAZ@WSX3edc",
                "dr4g0nb411z!",
                "Liverp00l1892",
                "monkey-dragon-99",
                "9u4rd14n4n931",
                "Muster-Training-2026",
                "4n4.Ru1z.2026!"
            })
    void refusesWhatIsShortOrCommon(String password) {
        assertThat(PasswordRules.refuse(password, ANA)).isPresent();
    }
}
