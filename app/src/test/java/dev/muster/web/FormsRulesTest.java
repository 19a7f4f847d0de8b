package dev.muster.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing secret and nothing written about people goes into an address: it would stay in histories and logs. */
class FormsRulesTest {
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Pattern FORM = Pattern.compile("<form\\b.*?</form>", Pattern.DOTALL);
    private static final Pattern WRITTEN = Pattern.compile(
            "parts\\.csrf|_csrf|training\\.(remarks|terms)|(name|id)\\s*=\\s*\"(note|approvedBy|message)\"");

    @Test
    void noFormSendsTheTokenOrANoteByGet() throws IOException {
        List<String> wrong = new ArrayList<>();
        int forms = 0;
        for (Path template : templates()) {
            Matcher form = FORM.matcher(Files.readString(template));
            while (form.find()) {
                forms++;
                String text = form.group();
                boolean byPost = text.substring(0, text.indexOf('>')).contains("method=\"post\"");
                boolean holds = WRITTEN.matcher(text).find();
                boolean sendsAllByGet = text.contains("formmethod=\"get\"")
                        || Pattern.compile("hx-get=[^>]*hx-include=\"closest form\"")
                                .matcher(text)
                                .find();
                if (holds && (!byPost || sendsAllByGet)) {
                    wrong.add(template + ": " + text.substring(0, Math.min(160, text.length())));
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(forms).isGreaterThan(60);
    }

    private static List<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(f -> f.toString().endsWith(".jte")).toList();
        }
    }
}
