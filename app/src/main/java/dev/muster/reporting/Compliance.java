package dev.muster.reporting;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requirements counted by one dimension, or two crossed. Somebody with two values of an attribute is counted under both, and
 * once in the totals.
 *
 * @param asOf the organisation's day
 * @param columns the values of {@code and}; empty without it
 * @param totals of each column, by its key
 */
public record Compliance(
        LocalDate asOf,
        Dimension by,
        @Nullable Dimension and,
        List<Line> lines,
        List<Value> columns,
        Map<String, Numbers> totals,
        Numbers total) {
    public Compliance {
        lines = List.copyOf(lines);
        columns = List.copyOf(columns);
        totals = Map.copyOf(totals);
    }

    /** @param key id of the value; {@link #NONE}: people without one; {@link #OTHERS} */
    public record Value(String key, String label) {}

    /** The key of whoever has no value. */
    public static final String NONE = "none";

    /** The key of managers whom the reader may not see, together. */
    public static final String OTHERS = "0";

    /** @param cells by the key of the column; one that is missing: nobody must */
    public record Line(Value value, Numbers all, Map<String, Numbers> cells) {
        public Line {
            cells = Map.copyOf(cells);
        }

        public Numbers cell(String column) {
            return cells.getOrDefault(column, Numbers.NONE);
        }
    }
}
