package dev.muster.people.rules;

/**
 * A row that can't be taken.
 *
 * @param line of the file, the header being line 1
 * @param field ours, as in the mapping; empty: the whole row
 */
public record HrReject(int line, String field, String message) {}
