package dev.muster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What means one thing is written in one place, which everything else asks. */
class OnePlaceRulesTest {
    private static final Path MAIN = Path.of("src/main/java/dev/muster");
    private static final Pattern TEXT = Pattern.compile("\"\"\".*?\"\"\"|\"(?:[^\"\\\\\n]|\\\\.)*\"", Pattern.DOTALL);

    @Test
    void aPersonsName() {
        onlyIn(
                "given_name \\|\\||GIVEN_NAME\\.concat|GIVEN_NAME\\) \\+|[gG]ivenName(?:\\(\\))? \\+",
                "shared/PersonName.java");
    }

    @Test
    void theDayWhereAPersonIs() {
        onlyIn("at time zone coalesce|coalesce\\((?:\\w+\\.)?time_zone", "people/PersonDay.java");
    }

    @Test
    void theSearchForWords() {
        onlyIn("Found\\.words\\([^)]*\\)\\.stream|found_key", "shared/SqlKeys.java", "shared/Found.java");
    }

    @Test
    void pagesOfLists() {
        onlyIn("Cursor\\.(?:read|write)\\(", "shared/Keyset.java");
    }

    @Test
    void statesAndSourcesWithoutARuleAsNumbers() {
        onlyIn(
                "\\brule_id ?(?:=|<>|>|<) ?-?\\d|\\bstate ?(?:=|<>|>|<) ?\\d|STATE\\.\\w+\\(\\(short\\)",
                List.of("notification"));
    }

    @Test
    void statusesAndKindsOfTables() {
        onlyIn(
                "(?:STATUS|KIND|STATE|ACCESS_LEVEL|ASSIGNABLE_BY)\\s*\\.(?:eq|ne)\\(\\s*\"",
                List.of("audience/groups/GroupGrid.java", "people/imports"));
    }

    /** A constant that a switch forgets is found by the compiler only if the switch is over the constants, and has no default. */
    @Test
    void choicesAreOverConstants() {
        onlyIn(
                "case \"[A-Z][A-Z_]+\"|case [A-Z][A-Z_]+(?:, [A-Z_]+)* ->[^}]*\\bdefault\\b",
                "web/audit/AuditFacts.java");
    }

    /** A text with many question marks has its values elsewhere, in an order that nobody sees. */
    @Test
    void valuesOfStatementsHaveNames() {
        assertThat(sources()
                        .filter(f -> !f.startsWith(MAIN.resolve("setup"))) // plain JDBC, before jOOQ is there
                        .filter(f -> TEXT.matcher(read(f))
                                .results()
                                .map(m -> m.group())
                                .filter(text -> Pattern.compile("\\b(?:select|insert|update|delete)\\b")
                                        .matcher(text)
                                        .find())
                                .anyMatch(text ->
                                        text.chars().filter(c -> c == '?').count() > 3)))
                .isEmpty();
    }

    private static void onlyIn(String pattern, String... files) {
        onlyIn(pattern, List.of(files));
    }

    private static void onlyIn(String pattern, List<String> places) {
        Pattern found = Pattern.compile(pattern);
        assertThat(sources()
                        .filter(f -> places.stream().noneMatch(p -> f.startsWith(MAIN.resolve(p))))
                        .filter(f -> found.matcher(read(f)).find()))
                .isEmpty();
    }

    private static Stream<Path> sources() {
        try (Stream<Path> all = Files.walk(MAIN)) {
            return all.filter(f -> f.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
