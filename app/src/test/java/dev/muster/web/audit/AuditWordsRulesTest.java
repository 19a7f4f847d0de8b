package dev.muster.web.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every act that the code can write into the log is told in words, and found by its kind. */
class AuditWordsRulesTest {
    private static final String FIRST =
            "person|people|attribute|group|automation|rules|assignment|exemption|undo|course|module|file|learning|password|sign-in|sign-in-code|token|message|settings|evidence|report";
    private static final Pattern LITERAL = Pattern.compile("\"((?:" + FIRST + ")\\.[a-z]+(?:-[a-z]+)*)\"");
    private static final Pattern WRITTEN = Pattern.compile("Act\\s*\\.of\\(\\s*[\\w.]+,\\s*\"([a-z.-]+)\"");
    private static final Pattern GLOSSARY = Pattern.compile("`((?:" + FIRST + ")\\.[a-z-]+)`");

    @Test
    void everyActionWrittenAnywhereHasWordsAndAKind() throws IOException {
        TreeSet<String> actions = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file);
                find(WRITTEN, source, actions);
                if (source.contains("Act.of(") || source.contains("AuditLog")) {
                    find(LITERAL, source, actions);
                }
            }
        }
        find(GLOSSARY, Files.readString(Path.of("../docs/glossary.md")), actions);
        assertThat(actions).hasSizeGreaterThan(60);
        assertThat(actions.stream().filter(a -> !AuditWords.hasWords(a)).toList())
                .isEmpty();
        assertThat(actions.stream()
                        .filter(a -> Arrays.stream(AuditKinds.values())
                                .noneMatch(k -> k.begins().stream().anyMatch(a::startsWith)))
                        .toList())
                .isEmpty();
    }

    @Test
    void whatALineNotedIsToldInWords() {
        AuditFacts facts = new AuditFacts(Map.of(0, "Individual", 12, "Group: Engineers"));
        assertThat(facts.of("{\"sources\":[0,12],\"dueOn\":\"2026-12-04\",\"kept\":false}"))
                .containsExactly("Reasons: Individual, Group: Engineers", "Due on: 4 Dec 2026", "Kept: no");
        assertThat(facts.of("{\"attributes\":{\"location\":[\"Salem, OR\"]},\"until\":null}"))
                .containsExactly("Attributes: Location: Salem, OR", "Until: none");
        assertThat(facts.of(null)).isEmpty();
    }

    private static void find(Pattern pattern, String text, TreeSet<String> into) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            String action = matcher.group(1);
            if (!action.endsWith(".") && !action.endsWith(".csv")) {
                into.add(action);
            }
        }
    }
}
