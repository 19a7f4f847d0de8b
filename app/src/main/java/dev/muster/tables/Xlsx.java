package dev.muster.tables;

import dev.muster.shared.BadInput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** An Excel file: written row by row, so that its size takes no memory. Texts are never formulas in it. */
public final class Xlsx implements TableFile {
    private static final int ROWS_AT_ONCE = 200;
    private static final int MOST_ROWS = 1_048_576;
    private static final int LONGEST_TEXT = 32_767;

    private final Workbook book;
    private final Worksheet sheet;
    private int rows;

    private Xlsx(Workbook book, Worksheet sheet) {
        this.book = book;
        this.sheet = sheet;
    }

    static Xlsx to(OutputStream out, String... header) {
        Workbook book = new Workbook(out, "Muster", "1.0");
        Worksheet sheet = book.newWorksheet("Muster");
        sheet.freezePane(0, 1);
        Xlsx file = new Xlsx(book, sheet);
        for (int column = 0; column < header.length; column++) {
            sheet.width(column, Math.clamp(header[column].length() + 4L, 12, 40));
            sheet.inlineString(0, column, text(header[column]));
            sheet.style(0, column).bold().set();
        }
        file.rows = 1;
        return file;
    }

    @Override
    public void row(@Nullable Object... cells) {
        if (rows == MOST_ROWS) {
            throw new BadInput(
                    "format", "An Excel file holds no more than 1,048,576 rows. Choose CSV, or filter the report.");
        }
        for (int column = 0; column < cells.length; column++) {
            cell(column, cells[column]);
        }
        rows++;
        if (rows % ROWS_AT_ONCE == 0) {
            try {
                sheet.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void cell(int column, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Number number -> sheet.value(rows, column, number);
            case LocalDate day -> {
                sheet.value(rows, column, day);
                sheet.style(rows, column).format("yyyy-mm-dd").set();
            }
            default -> {
                String text = text(value.toString());
                if (!text.isEmpty()) {
                    sheet.inlineString(rows, column, text);
                }
            }
        }
    }

    /** Without what XML can't hold, and no longer than a cell may be. */
    private static String text(String value) {
        String clean = value.replaceAll("[\\p{Cntrl}&&[^\t\n]]|[\uFFFE\uFFFF]", "");
        return clean.length() > LONGEST_TEXT ? clean.substring(0, LONGEST_TEXT) : clean;
    }

    @Override
    public void close() {
        try {
            book.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
