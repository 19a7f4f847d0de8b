package dev.muster.evidence.imports;

import dev.muster.evidence.rules.CompletionColumn;
import dev.muster.learning.Completions.Elsewhere;
import dev.muster.people.rules.HrDates;
import dev.muster.people.rules.HrTable;
import dev.muster.shared.BadInput;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of a file, as it is written there. */
record CompletionRow(HrTable.Row row, Map<CompletionColumn, Integer> columns, HrDates dates) {
    int line() {
        return row.line();
    }

    String person() {
        return text(CompletionColumn.PERSON);
    }

    String content() {
        return text(CompletionColumn.CONTENT);
    }

    private String text(CompletionColumn column) {
        Integer at = columns.get(column);
        return at == null || at >= row.cells().size() ? "" : row.cells().get(at).strip();
    }

    /**
     * What it says was completed.
     *
     * @param contents that the row can mean
     * @throws BadInput naming the column
     */
    Elsewhere made(List<Integer> contents, CompletionImports.File file) {
        String evidence = text(CompletionColumn.EVIDENCE);
        return new Elsewhere(
                content(contents),
                null,
                day(CompletionColumn.COMPLETED),
                score(),
                evidence.isEmpty() ? null : evidence,
                "From the file %s, line %d".formatted(file.name(), row.line()),
                file.approvedBy(),
                day(CompletionColumn.VALID_TO));
    }

    private int content(List<Integer> found) {
        String typed = content();
        if (found.isEmpty()) {
            throw new BadInput(
                    CompletionColumn.CONTENT.word(),
                    "No published course or module has the title or id “%s”.".formatted(typed));
        }
        if (found.size() > 1 && !typed.equals(String.valueOf(found.getFirst()))) {
            throw new BadInput(
                    CompletionColumn.CONTENT.word(), "Several are called “%s”. Give the id.".formatted(typed));
        }
        return found.getFirst();
    }

    private @Nullable Integer score() {
        String typed = text(CompletionColumn.SCORE).replaceAll("\\s*%$", "");
        if (typed.isEmpty()) {
            return null;
        }
        if (!typed.matches("\\d{1,3}")) {
            throw new BadInput(CompletionColumn.SCORE.word(), "A score is a whole percentage from 0 to 100.");
        }
        return Integer.valueOf(typed);
    }

    private @Nullable LocalDate day(CompletionColumn column) {
        HrDates.Read read = dates.read(text(column));
        if (read.fault() != null) {
            throw new BadInput(column.word(), read.fault());
        }
        return read.date();
    }
}
