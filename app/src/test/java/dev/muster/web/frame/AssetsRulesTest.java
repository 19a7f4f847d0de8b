package dev.muster.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetsRulesTest {
    private static final Path VENDOR = Path.of("src/main/resources/static/assets/vendor");

    /** What the content policy refuses, and idioms of htmx 2 that htmx 4 no longer knows. */
    private static final Pattern FORBIDDEN =
            Pattern.compile("\\sstyle=|\\son[a-z]+=|<script>|hx-disable-elt|hx-ext=|hx-params|hx-history=");

    @ParameterizedTest
    @CsvSource({
        "htmx-4.0.1.min.js, a0abb04f2f45a1f89d1d4844023245537e5e6014c87b144553e0607b4cc32130",
        "combobox-nav-3.0.2.js, 43604aad0758257f2f78fcecf60c1805a1c60f3f2bfdb92554de4584fee0f2a5"
    })
    void vendoredFilesAreAsPublished(String file, String sha256) throws Exception {
        byte[] sum = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(VENDOR.resolve(file)));
        assertThat(HexFormat.of().formatHex(sum)).isEqualTo(sha256);
        assertThat(VENDOR.resolve(file.replaceAll("-[0-9].*", "-LICENSE.txt"))).exists();
    }

    @Test
    void templatesKeepToTheContentPolicyAndHtmx4() throws IOException {
        try (var templates = Files.walk(Path.of("src/main/jte"))) {
            List<String> wrong = templates
                    .filter(p -> p.toString().endsWith(".jte"))
                    .filter(p -> FORBIDDEN.matcher(read(p)).find())
                    .map(Path::toString)
                    .toList();
            assertThat(wrong).isEmpty();
        }
    }

    private static String read(Path p) {
        try {
            // A comment may name what it forbids.
            return Files.readString(p).replaceAll("(?s)<%--.*?--%>", "");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
