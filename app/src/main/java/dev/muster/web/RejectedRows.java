package dev.muster.web;

import dev.muster.people.rules.HrReject;
import dev.muster.people.rules.HrTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Rejected rows as CSV, in the shape of their file, so that they can be mended and imported again. */
final class RejectedRows {
    private RejectedRows() {}

    static String csv(HrTable table, List<HrReject> rejects) {
        Map<Integer, HrTable.Row> byLine = new HashMap<>();
        table.forEach(row -> byLine.put(row.line(), row));
        StringBuilder csv = new StringBuilder("\uFEFF");
        List<String> header = new ArrayList<>(table.header());
        header.addAll(HrReject.COLUMNS);
        append(csv, header);
        for (HrReject reject : rejects) {
            HrTable.Row row = byLine.get(reject.line());
            List<String> cells = new ArrayList<>();
            for (int i = 0; i < table.header().size(); i++) {
                cells.add(
                        row == null || i >= row.cells().size()
                                ? ""
                                : row.cells().get(i));
            }
            cells.addAll(List.of(String.valueOf(reject.line()), reject.field(), reject.message()));
            append(csv, cells);
        }
        return csv.toString();
    }

    private static void append(StringBuilder csv, List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            csv.append(i == 0 ? "" : ",")
                    .append('"')
                    .append(guarded(cells.get(i)).replace("\"", "\"\""))
                    .append('"');
        }
        csv.append("\r\n");
    }

    /** Spreadsheets take a cell that begins like a formula for one. */
    private static String guarded(String cell) {
        return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
