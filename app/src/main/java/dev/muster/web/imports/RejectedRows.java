package dev.muster.web.imports;

import dev.muster.people.rules.HrReject;
import dev.muster.people.rules.HrTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.IntFunction;

/** Rejected rows as CSV, in the shape of their file, so that they can be mended and imported again. */
final class RejectedRows {
    private final HrTable table;
    private final Writer out;

    RejectedRows(HrTable table, Writer out) {
        this.table = table;
        this.out = out;
    }

    /** @param after the next of them behind a line, in the order of the file; none: that was all */
    void write(IntFunction<List<HrReject>> after) {
        List<String> header = new ArrayList<>(HrReject.fileHeader(table.header()));
        header.addAll(HrReject.COLUMNS);
        Rejects rejects = new Rejects(after);
        try {
            out.append('\uFEFF');
            append(header);
            table.forEach(row -> {
                if (rejects.is(row.line())) {
                    append(cells(row, rejects.now(), header.size() - HrReject.COLUMNS.size()));
                }
            });
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> cells(HrTable.Row row, HrReject reject, int columns) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            cells.add(i >= row.cells().size() ? "" : row.cells().get(i));
        }
        cells.addAll(List.of(String.valueOf(reject.line()), reject.field(), reject.message()));
        return cells;
    }

    /** Rejects by line, some of them in memory. */
    private static final class Rejects {
        private final IntFunction<List<HrReject>> after;
        private Iterator<HrReject> some = List.<HrReject>of().iterator();
        private HrReject now = new HrReject(0, "", "");
        private boolean ended;

        Rejects(IntFunction<List<HrReject>> after) {
            this.after = after;
        }

        boolean is(int line) {
            while (!ended && now.line() < line) {
                if (!some.hasNext()) {
                    some = after.apply(now.line()).iterator();
                    ended = !some.hasNext();
                }
                now = ended ? now : some.next();
            }
            return now.line() == line;
        }

        HrReject now() {
            return now;
        }
    }

    private void append(List<String> cells) {
        StringBuilder csv = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            csv.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(guarded(cells.get(i)).replace("\"", "\"\""))
                    .append('"');
        }
        try {
            out.append(csv.append("\r\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Spreadsheets take a cell that begins like a formula for one. */
    private static String guarded(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
