package dev.muster.people.rules;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.muster.shared.BadInput;
import java.util.ArrayList;
import java.util.List;

/**
 * An HR file as header and rows (RFC 4180; comma, semicolon or tab, whichever the header has most of).
 *
 * @param header trimmed
 * @param rows without empty ones; they may have more or fewer cells than the header
 */
public record HrTable(char delimiter, List<String> header, List<Row> rows) {
    /** @param line where the row begins in the file, the header being line 1 */
    public record Row(int line, List<String> cells) {}

    /** @throws BadInput if there is no header, or the file was cut off */
    public static HrTable read(String text) {
        char delimiter = delimiter(text);
        List<Row> rows = new ArrayList<>();
        List<String> header = List.of();
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(delimiter)
                .allowUnclosedQuote(false)
                .allowExtraFields(true)
                .allowMissingFields(true)
                .skipEmptyLines(true)
                .ofCsvRecord(text)) {
            for (CsvRecord record : csv) {
                if (header.isEmpty()) {
                    header = record.getFields().stream().map(String::strip).toList();
                } else if (!isBlank(record)) {
                    rows.add(new Row((int) record.getStartingLineNumber(), record.getFields()));
                }
            }
        } catch (CsvParseException e) {
            throw new BadInput(
                    "file", "The file was cut off, or a quotation mark in it is never closed: " + e.getMessage());
        } catch (java.io.IOException e) {
            throw new IllegalStateException(e);
        }
        if (header.stream().allMatch(String::isEmpty)) {
            throw new BadInput("file", "The file has no header: its first line has to name the columns.");
        }
        refuseCutOff(text, header, rows);
        return new HrTable(delimiter, header, rows);
    }

    private static void refuseCutOff(String text, List<String> header, List<Row> rows) {
        char last = text.charAt(text.length() - 1);
        if (rows.isEmpty()) {
            throw new BadInput("file", "There are no people in the file: it has a header only.");
        }
        Row end = rows.getLast();
        if (last != '\n' && last != '\r' && end.cells().size() < header.size()) {
            throw new BadInput(
                    "file",
                    "The file was cut off: its last line (%d) ends after %d of %d columns. Nothing was taken from it."
                            .formatted(end.line(), end.cells().size(), header.size()));
        }
    }

    private static boolean isBlank(CsvRecord record) {
        for (int i = 0; i < record.getFieldCount(); i++) {
            if (!record.getField(i).isBlank()) {
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
            } else if (!quoted && c == '\n' && seen[0] + seen[1] + seen[2] > 0) {
                break;
            } else if (!quoted && ",;\t".indexOf(c) >= 0) {
                seen[",;\t".indexOf(c)]++;
            }
        }
        return seen[2] > 0 && seen[2] >= seen[0] && seen[2] >= seen[1] ? '\t' : seen[1] > seen[0] ? ';' : ',';
    }
}
