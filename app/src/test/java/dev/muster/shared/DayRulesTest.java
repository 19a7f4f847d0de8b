package dev.muster.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DayRulesTest {
    /** What reads and shows the dates of HR files, and moments with their time. */
    private static final List<String> OTHERS =
            List.of("HrDates.java", "ImportWords.java", "WhyRules.java", "Days.java");

    @Test
    void asPeopleReadIt() {
        assertThat(Day.words(LocalDate.of(2026, 12, 31))).isEqualTo("31 Dec 2026");
        assertThat(Day.words(LocalDate.of(2027, 1, 4))).isEqualTo("4 Jan 2027");
    }

    @Test
    void nobodyElseWritesDays() throws IOException {
        try (Stream<Path> code = Files.walk(Path.of("src/main/java"))) {
            assertThat(code.filter(f -> f.toString().endsWith(".java"))
                            .filter(DayRulesTest::formats)
                            .map(f -> f.getFileName().toString())
                            .filter(f -> !OTHERS.contains(f)))
                    .containsExactly("Day.java");
        }
    }

    private static boolean formats(Path file) {
        try {
            return Files.readString(file).contains("MMM");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
