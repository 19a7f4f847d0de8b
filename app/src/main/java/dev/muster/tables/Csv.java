package dev.muster.tables;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CSV file: readable by spreadsheets, and without formulas whatever people are called. */
public final class Csv implements TableFile {
    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String FORMULA = "=+-@\t\r＝＋－＠";

    private final CsvWriter csv;

    private Csv(CsvWriter csv) {
        this.csv = csv;
    }

    static Csv to(OutputStream out, String... header) {
        try {
            Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
            text.write(BYTE_ORDER_MARK);
            Csv file = new Csv(CsvWriter.builder().build(text));
            file.csv.writeRecord(java.util.Arrays.stream(header).map(Csv::cell).toList());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void row(@Nullable Object... cells) {
        csv.writeRecord(java.util.Arrays.stream(cells).map(Csv::cell).toList());
    }

    public static String list(List<String> values) {
        return Listed.write(values, ";");
    }

    /** A cell that a spreadsheet would take for a formula is told to be a text. */
    static String cell(@Nullable Object value) {
        String text = value == null ? "" : value.toString();
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
