package dev.muster.evidence.imports;

import dev.muster.assignment.byhand.Records;
import dev.muster.evidence.rules.CompletionColumn;
import dev.muster.learning.Completions;
import dev.muster.learning.Completions.Elsewhere;
import dev.muster.people.rules.HrDates;
import dev.muster.people.rules.HrReject;
import dev.muster.people.rules.HrTable;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.NotThere;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes a file of completions that were made elsewhere. Each row is recorded in a transaction of its own, with its entry in
 * the log; a row that can't be taken says why, and the rest goes in. The same file again changes nothing, so that one
 * that was broken off is simply sent again.
 */
@Component
public class CompletionImports {
    public static final int MOST_ROWS = 5_000;
    private static final int MOST_REJECTED = 1_000;

    private final CompletionKeyStore keys;
    private final Completions completions;
    private final Records records;

    CompletionImports(CompletionKeyStore keys, Completions completions, Records records) {
        this.keys = keys;
        this.completions = completions;
        this.records = records;
    }

    /** @param approvedBy who approved all of it, for the log */
    public record File(String name, HrTable table, @Nullable String approvedBy) {}

    /**
     * What was done, or would be.
     *
     * @param rejected the first thousand
     */
    public record Outcome(int rows, int recorded, int unchanged, int rejectedRows, List<HrReject> rejected) {
        public Outcome {
            rejected = List.copyOf(rejected);
        }
    }

    /** What one row means. */
    private record Meant(int personId, Elsewhere made) {}

    /** @param dry nothing is written */
    public Outcome take(Actor actor, File file, boolean dry) {
        if (file.table().rows() > MOST_ROWS) {
            throw new BadInput(
                    "file",
                    "The file has %,d rows, and one takes %,d. Send it in parts."
                            .formatted(file.table().rows(), MOST_ROWS));
        }
        Map<CompletionColumn, Integer> columns =
                CompletionColumn.of(file.table().header());
        HrDates dates = new HrDates(HrDates.KNOWN, List.of());
        Tally tally = new Tally();
        file.table().forEach(row -> {
            try {
                Meant meant = new Cells(columns, dates, row, file).read();
                if (completions.isRecorded(meant.personId(), meant.made())) {
                    tally.unchanged++;
                } else {
                    if (!dry) {
                        records.add(actor, meant.personId(), meant.made());
                    }
                    tally.recorded++;
                }
            } catch (BadInput e) {
                tally.reject(row.line(), e.errors().getFirst());
            } catch (NotThere e) {
                tally.reject(row.line(), new BadInput.Error("person", String.valueOf(e.getMessage())));
            }
        });
        return new Outcome(file.table().rows(), tally.recorded, tally.unchanged, tally.rejectedRows, tally.rejected);
    }

    private static final class Tally {
        private int recorded;
        private int unchanged;
        private int rejectedRows;
        private final List<HrReject> rejected = new ArrayList<>();

        private void reject(int line, BadInput.Error error) {
            rejectedRows++;
            if (rejected.size() < MOST_REJECTED) {
                rejected.add(new HrReject(line, field(error.field()), error.message()));
            }
        }

        /** As the file's columns are called. */
        private static String field(String field) {
            return switch (field) {
                case "completedAt" -> CompletionColumn.COMPLETED.word();
                case "contentId" -> CompletionColumn.CONTENT.word();
                case "validTo" -> CompletionColumn.VALID_TO.word();
                default -> field;
            };
        }
    }

    /** One row of the file. */
    private final class Cells {
        private final Map<CompletionColumn, Integer> columns;
        private final HrDates dates;
        private final HrTable.Row row;
        private final File file;

        private Cells(Map<CompletionColumn, Integer> columns, HrDates dates, HrTable.Row row, File file) {
            this.columns = columns;
            this.dates = dates;
            this.row = row;
            this.file = file;
        }

        private Meant read() {
            String evidence = text(CompletionColumn.EVIDENCE);
            return new Meant(
                    person(),
                    new Elsewhere(
                            content(),
                            null,
                            day(CompletionColumn.COMPLETED),
                            score(),
                            evidence.isEmpty() ? null : evidence,
                            "From the file %s, line %d".formatted(file.name(), row.line()),
                            file.approvedBy(),
                            day(CompletionColumn.VALID_TO)));
        }

        private String text(CompletionColumn column) {
            Integer at = columns.get(column);
            return at == null || at >= row.cells().size()
                    ? ""
                    : row.cells().get(at).strip();
        }

        private int person() {
            String typed = text(CompletionColumn.PERSON);
            return Optional.of(typed)
                    .filter(t -> !t.isEmpty())
                    .flatMap(keys::person)
                    .orElseThrow(() -> new BadInput(
                            CompletionColumn.PERSON.word(),
                            "Nobody has the employee number, username or e-mail “%s”.".formatted(typed)));
        }

        private int content() {
            String typed = text(CompletionColumn.CONTENT);
            List<Integer> found = typed.isEmpty() ? List.of() : keys.contents(typed);
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
}
