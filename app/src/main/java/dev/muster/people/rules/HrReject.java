package dev.muster.people.rules;

import java.util.List;

/**
 * A row that can't be taken.
 *
 * @param line of the file, the header being line 1
 * @param field ours, as in the mapping; empty: the whole row
 */
public record HrReject(int line, String field, String message) {
    /** What the export of rejected rows has behind the columns of their file. */
    public static final List<String> COLUMNS = List.of("line", "field", "reason");

    /** The header of the file that the rows came from, where these are rejected ones that were mended. */
    public static List<String> fileHeader(List<String> header) {
        int own = header.size() - COLUMNS.size();
        return own > 0 && header.subList(own, header.size()).equals(COLUMNS) ? header.subList(0, own) : header;
    }
}
