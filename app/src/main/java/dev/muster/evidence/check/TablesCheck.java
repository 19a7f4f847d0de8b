package dev.muster.evidence.check;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.muster.evidence.check.Manifest.Noted;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Whether what the tables say fits together: as many rows as noted, the numbers of the summary, the links of the chain. */
final class TablesCheck {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String NO_BLOCK = "0".repeat(64);

    private final ZipFile zip;
    private final Manifest manifest;
    private final List<String> problems = new ArrayList<>();

    TablesCheck(ZipFile zip, Manifest manifest) {
        this.zip = zip;
        this.manifest = manifest;
    }

    /** What is done with each row. */
    private interface Take {
        void row(List<String> cells);
    }

    List<String> check() throws IOException {
        for (Noted table : manifest.files()) {
            Long rows = table.rows();
            if (rows != null) {
                Take take =
                        switch (table.name()) {
                            case Manifest.REQUIRED -> new Counting();
                            case Manifest.CHAIN -> new Chain();
                            default -> cells -> {};
                        };
                long found = read(table.name(), take);
                if (found != rows) {
                    problems.add("“%s” has %,d rows, and the manifest says %,d.".formatted(table.name(), found, rows));
                }
                if (take instanceof Ending ending) {
                    ending.end();
                }
            }
        }
        for (String needed : List.of(Manifest.REQUIRED, Manifest.CHAIN)) {
            if (manifest.files().stream().noneMatch(f -> f.name().equals(needed) && f.rows() != null)) {
                problems.add("The manifest does not name “%s”, which every pack has.".formatted(needed));
            }
        }
        return problems;
    }

    private long read(String name, Take take) throws IOException {
        ZipEntry entry = Objects.requireNonNull(zip.getEntry(name));
        try (Reader text =
                new BufferedReader(new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8))) {
            text.mark(1);
            if (text.read() != BYTE_ORDER_MARK) {
                text.reset();
            }
            CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(text);
            long count = 0;
            for (Iterator<CsvRecord> all = rows.iterator(); all.hasNext(); count++) {
                take.row(all.next().getFields());
            }
            return Math.max(0, count - 1);
        } catch (RuntimeException e) {
            problems.add("“%s” is not a table that can be read.".formatted(name));
            return -1;
        }
    }

    /** Looks at the whole once all rows were read. */
    private interface Ending {
        void end();
    }

    /** Each requirement counts as one thing, and the numbers on the first page are their sums. */
    private final class Counting implements Take, Ending {
        private final Map<String, Integer> counts = new HashMap<>();
        private int column = -1;

        @Override
        public void row(List<String> cells) {
            if (column < 0) {
                column = Math.max(0, cells.indexOf(Manifest.COUNTS_AS));
                return;
            }
            counts.merge(cells.get(column), 1, Integer::sum);
        }

        @Override
        public void end() {
            manifest.totals().of().forEach((status, said) -> {
                int found = Objects.requireNonNullElse(counts.remove(status), 0);
                if (found != said) {
                    problems.add("“%s” in %s: %,d rows, and the manifest says %,d."
                            .formatted(status, Manifest.REQUIRED, found, said));
                }
            });
            counts.keySet()
                    .forEach(other -> problems.add("%s has rows that count as “%s”, which is no status."
                            .formatted(Manifest.REQUIRED, PackCheck.shown(other))));
        }
    }

    /** Each block follows the one before it, and the last is the one that the manifest names. */
    private final class Chain implements Take, Ending {
        private boolean head = true;
        private long no;
        private String hash = NO_BLOCK;

        @Override
        public void row(List<String> cells) {
            if (head) {
                head = false;
                return;
            }
            no++;
            if (!cells.get(0).equals(String.valueOf(no))) {
                problems.add("The chain: block %,d is missing or out of order.".formatted(no));
            } else if (!cells.get(3).equals(hash)) {
                problems.add(
                        "The chain: block %,d does not follow the block before it: one was altered, removed or swapped."
                                .formatted(no));
            }
            hash = cells.get(4);
        }

        @Override
        public void end() {
            Manifest.Chain said = manifest.chain();
            if (no != said.blocks() || no > 0 && !hash.equals(said.lastHash())) {
                problems.add("The chain ends with another block than the manifest says.");
            }
            said.problems().forEach(p -> problems.add("When the pack was made, the log had a fault: " + p));
        }
    }
}
