package dev.muster.evidence.imports;

import dev.muster.assignment.byhand.Records;
import dev.muster.evidence.imports.CompletionKeyStore.Who;
import dev.muster.evidence.rules.CompletionColumn;
import dev.muster.learning.Completions;
import dev.muster.learning.Completions.Elsewhere;
import dev.muster.people.rules.HrDates;
import dev.muster.people.rules.HrReject;
import dev.muster.people.rules.HrTable;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.NotThere;
import dev.muster.work.Progress;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Takes a file of completions that were made elsewhere. What its rows mean, and which of them are known, is asked of the
 * database for a thousand at a time; each new one is recorded in a transaction of its own, with its entry in the log. A row
 * that can't be taken says why, and the rest goes in. The same file again changes nothing, so that one that was broken
 * off is simply sent again.
 */
@Component
public class CompletionImports {
    public static final int MOST_ROWS = 200_000;
    /** More than these are taken by a job. */
    public static final int AT_ONCE = 500;

    private static final int BATCH = 1_000;
    private static final int MOST_REJECTED = 1_000;

    private final CompletionKeyStore keys;
    private final Completions completions;
    private final Records records;
    private final Clock clock;

    CompletionImports(CompletionKeyStore keys, Completions completions, Records records, Clock clock) {
        this.keys = keys;
        this.completions = completions;
        this.records = records;
        this.clock = clock;
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

    /** @throws BadInput where it is too long, or its first line does not name the columns that are needed */
    static Map<CompletionColumn, Integer> columns(HrTable table) {
        if (table.rows() > MOST_ROWS) {
            throw new BadInput(
                    "file",
                    "The file has %,d rows, and one takes %,d. Send it in parts.".formatted(table.rows(), MOST_ROWS));
        }
        return CompletionColumn.of(table.header());
    }

    /** @param dry nothing is written */
    public Outcome take(Actor actor, File file, boolean dry, Progress progress) {
        Taking taking = new Taking(actor, file, dry, progress);
        Map<CompletionColumn, Integer> columns = columns(file.table());
        HrDates dates = new HrDates(HrDates.KNOWN, List.of());
        List<CompletionRow> batch = new ArrayList<>(BATCH);
        file.table().forEach(row -> {
            batch.add(new CompletionRow(row, columns, dates));
            if (batch.size() == BATCH) {
                taking.take(batch);
                batch.clear();
            }
        });
        taking.take(batch);
        return taking.outcome();
    }

    /** One file on its way. */
    private final class Taking {
        private final Actor actor;
        private final File file;
        private final boolean dry;
        private final Progress progress;
        private final Map<String, List<Integer>> contents = new HashMap<>();
        /** Rows of this file that were new: the same further down is known. */
        private final Set<Completions.Row> before = new HashSet<>();

        private final List<HrReject> rejected = new ArrayList<>();
        private int done;
        private int recorded;
        private int unchanged;
        private int rejectedRows;

        private Taking(Actor actor, File file, boolean dry, Progress progress) {
            this.actor = actor;
            this.file = file;
            this.dry = dry;
            this.progress = progress;
        }

        private Outcome outcome() {
            return new Outcome(file.table().rows(), recorded, unchanged, rejectedRows, rejected);
        }

        private void take(List<CompletionRow> batch) {
            Map<String, Who> people =
                    keys.people(batch.stream().map(CompletionRow::person).collect(Collectors.toSet()));
            Set<String> titles = batch.stream().map(CompletionRow::content).collect(Collectors.toSet());
            titles.removeAll(contents.keySet());
            contents.putAll(keys.contents(titles));
            List<Completions.Row> meant = new ArrayList<>();
            List<Integer> lines = new ArrayList<>();
            Instant now = clock.instant();
            for (CompletionRow row : batch) {
                try {
                    meant.add(meant(row, people.get(row.person()), now));
                    lines.add(row.line());
                } catch (BadInput e) {
                    reject(row.line(), e.errors().getFirst());
                }
            }
            Set<Integer> known = completions.recorded(meant);
            for (int i = 0; i < meant.size(); i++) {
                if (known.contains(i) || !before.add(key(meant.get(i)))) {
                    unchanged++;
                    done++;
                } else {
                    record(meant.get(i), lines.get(i));
                }
            }
            progress.at(done, file.table().rows());
        }

        private Completions.Row meant(CompletionRow row, @Nullable Who who, Instant now) {
            if (who == null || row.person().isEmpty()) {
                throw new BadInput(
                        CompletionColumn.PERSON.word(),
                        "Nobody has the employee number, username or e-mail “%s”.".formatted(row.person()));
            }
            Elsewhere made = row.made(contents.getOrDefault(row.content(), List.of()), file);
            List<BadInput.Error> faults = Completions.faults(made, who.zone(), now);
            if (!faults.isEmpty()) {
                throw new BadInput(faults);
            }
            return new Completions.Row(who.id(), made, made.begins(who.zone()).orElseThrow());
        }

        /** Without what each line says of itself. */
        private static Completions.Row key(Completions.Row row) {
            Elsewhere m = row.made();
            return new Completions.Row(
                    row.personId(),
                    new Elsewhere(m.contentId(), null, m.on(), m.score(), m.evidence(), null, null, m.validTo()),
                    row.at());
        }

        private void record(Completions.Row row, int line) {
            try {
                if (!dry) {
                    records.add(actor, row.personId(), row.made());
                    progress.at(done, file.table().rows());
                }
                recorded++;
                done++;
            } catch (BadInput e) {
                reject(line, e.errors().getFirst());
            } catch (NotThere e) {
                reject(line, new BadInput.Error("person", String.valueOf(e.getMessage())));
            }
        }

        private void reject(int line, BadInput.Error error) {
            done++;
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
}
