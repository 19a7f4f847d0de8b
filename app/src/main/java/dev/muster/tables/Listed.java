package dev.muster.tables;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Several values in one cell of a file. A value that holds the sign between them, or a quote, stands in quotes with its
 * own quotes doubled, so that what is written reads back as it was: {@code "Cook; grill"; Chef}.
 */
public final class Listed {
    private static final char QUOTE = '"';

    private Listed() {}

    public static String write(List<String> values, String separator) {
        return values.stream().map(v -> quoted(v, separator)).collect(Collectors.joining(separator + " "));
    }

    private static String quoted(String value, String separator) {
        return value.contains(separator) || value.startsWith("\"")
                ? QUOTE + value.replace("\"", "\"\"") + QUOTE
                : value;
    }

    /** @param separator empty: the cell holds one value. Values as they are, blank ones left out */
    public static List<String> read(String cell, String separator) {
        List<String> values = new ArrayList<>();
        int at = 0;
        while (at <= cell.length()) {
            int start = skipBlanks(cell, at);
            int quoteEnd = start < cell.length() && cell.charAt(start) == QUOTE ? closing(cell, start) : -1;
            int after = quoteEnd < 0 ? -1 : skipBlanks(cell, quoteEnd + 1);
            boolean quoted = after >= 0 && (after == cell.length() || startsWith(cell, separator, after));
            int end = quoted ? after : next(cell, separator, at);
            String value = quoted ? cell.substring(start + 1, quoteEnd).replace("\"\"", "\"") : cell.substring(at, end);
            if (!value.isBlank()) {
                values.add(value.strip());
            }
            at = end + Math.max(1, separator.length());
        }
        return values;
    }

    private static boolean startsWith(String cell, String separator, int at) {
        return !separator.isEmpty() && cell.startsWith(separator, at);
    }

    private static int next(String cell, String separator, int from) {
        int at = separator.isEmpty() ? -1 : cell.indexOf(separator, from);
        return at < 0 ? cell.length() : at;
    }

    private static int skipBlanks(String cell, int from) {
        int at = from;
        while (at < cell.length() && Character.isWhitespace(cell.charAt(at))) {
            at++;
        }
        return at;
    }

    /** Where the quote that opens at {@code start} closes; -1: nowhere. */
    private static int closing(String cell, int start) {
        for (int i = start + 1; i < cell.length(); i++) {
            if (cell.charAt(i) == QUOTE) {
                if (i + 1 == cell.length() || cell.charAt(i + 1) != QUOTE) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
