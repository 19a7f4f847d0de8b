package dev.muster.people.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A mapping for a file, proposed by the names of its columns and the look of its cells.
 *
 * @param leftOut columns that were called like a field of ours and don't hold it
 */
public record HrProposal(HrMapping mapping, List<LeftOut> leftOut) {
    private static final Set<String> DATES = Set.of("hiredOn", "leavesOn");

    /** @param message says why, to people */
    public record LeftOut(String field, String column, String message) {}

    public static HrProposal of(HrTable table) {
        Map<String, List<String>> candidates = HrNames.candidates(table.header());
        Map<String, Cells> cells = new LinkedHashMap<>();
        candidates.forEach((field, columns) -> columns.forEach(column -> cells.put(
                field + column, new Cells(field, column, table.header().indexOf(column)))));
        table.forEach(row -> cells.values().forEach(c -> c.see(row.cells())));
        Map<String, Cells> chosen = new LinkedHashMap<>();
        candidates.forEach((field, columns) -> columns.stream()
                .map(column -> cells.get(field + column))
                .max(Comparator.comparingInt(Cells::good))
                .ifPresent(best -> chosen.put(field, best)));
        return proposal(chosen);
    }

    private static HrProposal proposal(Map<String, Cells> chosen) {
        Set<String> dates = new HashSet<>();
        DATES.stream().filter(chosen::containsKey).map(chosen::get).forEach(c -> dates.addAll(c.dates));
        List<String> noDate = new ArrayList<>();
        List<String> formats = HrFormats.formats(dates, noDate);
        List<LeftOut> leftOut = new ArrayList<>();
        Map<String, String> columns = new LinkedHashMap<>();
        chosen.forEach((field, c) -> {
            String example = DATES.contains(field) ? c.noDate(new HrDates(formats, noDate)) : c.misfit();
            if (example.isEmpty()) {
                columns.put(field, c.column);
            } else {
                leftOut.add(new LeftOut(
                        field,
                        c.column,
                        "The column “%s” is left out: most of its cells are like “%s”, which can't be taken."
                                .formatted(c.column, example)));
            }
        });
        return new HrProposal(
                new HrMapping(columns, formats, noDate, ";", true, HrMapping.NewStarters.HIRED_WITHIN_90_DAYS),
                leftOut);
    }

    /** What the cells of one column are, for one field. */
    private static final class Cells {
        private static final int MANY = 20_000;
        /** One more than the longest of any field. */
        private static final int LOOKED_AT = 255;

        private final String field;
        private final String column;
        private final int at;
        private final Set<String> dates = new HashSet<>();
        private int filled;
        private int bad;
        private String badExample = "";

        Cells(String field, String column, int at) {
            this.field = field;
            this.column = column;
            this.at = at;
        }

        void see(List<String> cells) {
            String whole = at < cells.size() ? HrCells.read(cells.get(at)) : "";
            String cell = whole.substring(0, Math.min(whole.length(), LOOKED_AT));
            if (cell.isEmpty()) {
                return;
            }
            filled++;
            if (DATES.contains(field)) {
                if (dates.size() < MANY) {
                    dates.add(cell);
                }
            } else if (!fits(cell)) {
                bad++;
                badExample = badExample.isEmpty() ? cell : badExample;
            }
        }

        private boolean fits(String cell) {
            return switch (field) {
                case "managerEmployeeNumber" -> cell.indexOf(' ') < 0 && cell.indexOf('@') < 0;
                case "language" -> PersonFields.fault(field, cell.replace('_', '-')) == null;
                default -> PersonFields.fault(field, cell) == null;
            };
        }

        int good() {
            return filled - bad;
        }

        /** A cell like most, where most can't be taken; else empty. */
        String misfit() {
            return 2 * bad > filled ? badExample : "";
        }

        /** A cell that is no date, where most are none; else empty. */
        String noDate(HrDates reading) {
            List<String> none = dates.stream()
                    .filter(cell -> reading.read(cell).isNone())
                    .sorted()
                    .toList();
            return 2 * none.size() > dates.size() ? none.getFirst() : "";
        }
    }
}
