package dev.muster.setup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.WrongSetting;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContextException;
import org.springframework.context.support.GenericApplicationContext;

class StartFailuresRulesTest {
    @Test
    void aWrongSettingIsSaidInOneLine() {
        PrintStream before = System.err;
        var said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            var failure =
                    new ApplicationContextException("Failed", new WrongSetting("ADDRESS (0.0.0.0) can't be used."));
            assertThat(new StartFailures(new GenericApplicationContext()).reportException(failure))
                    .isTrue();
        } finally {
            System.setErr(before);
        }
        assertThat(said.toString(StandardCharsets.UTF_8)).hasLineCount(1).contains("ADDRESS (0.0.0.0)");
    }
}
