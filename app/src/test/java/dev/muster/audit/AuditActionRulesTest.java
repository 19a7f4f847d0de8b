package dev.muster.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.rules.UndoKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The actions of the log are said in one place; the glossary, undo and all who write entries go by it. */
class AuditActionRulesTest {
    private static final Set<String> WORDS =
            Arrays.stream(AuditAction.values()).map(AuditAction::word).collect(Collectors.toSet());

    @Test
    void theGlossaryExplainsEachAndNoOther() throws IOException {
        String glossary = Files.readString(Path.of("../docs/glossary.md"));
        String actions = glossary.substring(glossary.indexOf("## Actions in the audit log"));
        Set<String> explained = Pattern.compile("`([a-z-]+\\.[a-z-]+)`")
                .matcher(actions)
                .results()
                .map(m -> m.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(explained).containsExactlyInAnyOrderElementsOf(WORDS);
    }

    @Test
    void nobodyElseSaysThem() throws IOException {
        Pattern literal = Pattern.compile("[\"']([a-z-]+\\.[a-z-]+)[\"']");
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                String source = Files.readString(file)
                        .replaceAll("KIND = \"(people.import|evidence.pack)\"", ""); // the job, not the act
                literal.matcher(source)
                        .results()
                        .map(m -> m.group(1))
                        .filter(word -> WORDS.contains(word) && !file.endsWith("AuditAction.java"))
                        .forEach(word -> found.add(file.getFileName() + ": " + word));
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void whatCanBeUndoneHasAKindAndAnActOfItsOwn() {
        for (AuditAction action : AuditAction.values()) {
            assertThat(UndoKind.of(action.word()).isPresent())
                    .as(action.word())
                    .isEqualTo(action.undoing().isPresent());
        }
        assertThat(AuditAction.ASSIGNMENT_DUE.undoing().orElseThrow().word()).isEqualTo("undo.assignment-due");
    }

    @Test
    void anActionOfAnotherVersionIsToldByItsWord() {
        assertThat(AuditAction.label("report.export-csv")).isEqualTo("Report export csv");
        assertThat(AuditAction.label("assignment.due")).isEqualTo("Changed a due date");
    }
}
