package dev.muster.people.rules;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.CsvRecordHandler;
import dev.muster.shared.BadInput;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HR file as header and rows (RFC 4180; comma, semicolon or tab, whichever the header has most of, or what a first line
 * {@code sep=;} says). Its rows are read from the file each time, and never all held.
 */
public final class HrTable {
    private static final int HEAD = 1 << 16;
    private static final int LONGEST_ROW = 1 << 20;
    private static final int KEPT = 200;
    private static final int KEPT_LETTERS = 1 << 18;
    private static final Pattern SEPARATOR = Pattern.compile("\"?sep=(.)\"?[ ,;\\t]*(\\R|$)", Pattern.CASE_INSENSITIVE);

    private final HrText text;
    private final char delimiter;
    private final boolean saysDelimiter;
    private final List<String> header;
    private final List<Row> first = new ArrayList<>();
    private int rows;

    /**
     * @param line where the row begins in the file, the header being line 1
     * @param cells as they stand in the file; there may be more or fewer than the header has
     */
    public record Row(int line, List<String> cells) {
        private int letters() {
            return cells.stream().mapToInt(String::length).sum();
        }
    }

    private HrTable(HrText text, String head) {
        this.text = text;
        Matcher says = SEPARATOR.matcher(head);
        saysDelimiter = says.lookingAt();
        delimiter = saysDelimiter ? says.group(1).charAt(0) : delimiter(head);
        List<String> names = new ArrayList<>();
        records(names::addAll, row -> false);
        if (names.stream().allMatch(String::isBlank)) {
            throw new BadInput("file", "The file has no header: its first line has to name the columns.");
        }
        header = HrHeader.names(names);
    }

    /** @throws BadInput if there is no header, or the file was cut off */
    public static HrTable read(HrText text) {
        String head;
        try (Reader in = text.reader()) {
            char[] chars = new char[HEAD];
            int n = 0;
            for (int more = in.read(chars); more > 0; more = in.read(chars, n, HEAD - n)) {
                n += more;
            }
            head = new String(chars, 0, n);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        HrTable table = new HrTable(text, head);
        table.count();
        return table;
    }

    public HrText text() {
        return text;
    }

    public char delimiter() {
        return delimiter;
    }

    /** The names of the columns, each another. */
    public List<String> header() {
        return header;
    }

    /** How many rows there are, empty ones not counted. */
    public int rows() {
        return rows;
    }

    /** The first rows, to look at: as many as are short together. */
    public List<Row> first() {
        return first;
    }

    public void forEach(Consumer<Row> to) {
        records(names -> {}, row -> {
            to.accept(row);
            return true;
        });
    }

    private void count() {
        Row[] last = new Row[1];
        int[] letters = new int[1];
        forEach(row -> {
            rows++;
            last[0] = row;
            letters[0] += first.size() < KEPT ? row.letters() : 0;
            if (first.size() < KEPT && letters[0] < KEPT_LETTERS) {
                first.add(row);
            }
        });
        if (last[0] == null) {
            throw new BadInput("file", "There are no people in the file: it has a header only.");
        }
        if (last[0].cells().size() < header.size() && !endsWithALine()) {
            throw new BadInput(
                    "file",
                    "The file was cut off: its last line (%d) ends after %d of %d columns. Nothing was taken from it."
                            .formatted(last[0].line(), last[0].cells().size(), header.size()));
        }
    }

    private boolean endsWithALine() {
        char last = '\n';
        try (Reader in = text.reader()) {
            char[] chunk = new char[1 << 13];
            for (int n = in.read(chunk); n > 0; n = in.read(chunk)) {
                last = chunk[n - 1];
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return last == '\n' || last == '\r';
    }

    /** @param more takes a row; false: no more of them */
    private void records(Consumer<List<String>> names, Predicate<Row> more) {
        boolean said = !saysDelimiter;
        boolean named = false;
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowUnclosedQuote(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .skipEmptyLines(true)
                .maxBufferSize(2 * LONGEST_ROW)
                .build(
                        CsvRecordHandler.of(c -> c.maxFieldSize(LONGEST_ROW).maxRecordSize(LONGEST_ROW)),
                        text.reader())) {
            for (CsvRecord record : csv) {
                if (!said) {
                    said = true;
                } else if (!named) {
                    named = true;
                    names.accept(record.getFields());
                } else if (!isBlank(record)
                        && !more.test(new Row((int) record.getStartingLineNumber(), record.getFields()))) {
                    return;
                }
            }
        } catch (CsvParseException e) {
            throw new BadInput(
                    "file", "The file was cut off, or a quotation mark in it is never closed: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isBlank(CsvRecord record) {
        for (int i = 0; i < record.getFieldCount(); i++) {
            if (!HrCells.read(record.getField(i)).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static char delimiter(String text) {
        int[] seen = new int[3];
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == '\n' || c == '\r') && seen[0] + seen[1] + seen[2] > 0) {
                break;
            } else if (!quoted && ",;\t".indexOf(c) >= 0) {
                seen[",;\t".indexOf(c)]++;
            }
        }
        return seen[2] > 0 && seen[2] >= seen[0] && seen[2] >= seen[1] ? '\t' : seen[1] > seen[0] ? ';' : ',';
    }
}
