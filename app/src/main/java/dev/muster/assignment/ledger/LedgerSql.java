package dev.muster.assignment.ledger;

import java.util.Set;

/**
 * What giving and taking write, as SQL over a relation of people: for many people the relation is a temporary table, for a
 * few it is a part of the same statement.
 */
public final class LedgerSql {
    /** The columns of a source that its past keeps, beside its key, since when and until when it was, and what ended it. */
    public static final String SOURCE = "due_on, due_lifted, due_given, dated_at, kept, entry_id";

    /** The columns of an assignment that its past keeps. */
    static final String ASSIGNMENT =
            "assigned_at, state, progress, due_on, due_by_hand, due_set_at, counts_until, started_at";

    /** What follows from its sources and from what the person did, and is worked out when it comes back. */
    static final Set<String> FOLLOWS = Set.of(
            "required",
            "due_lifted",
            "dated_at",
            "renewal",
            "score",
            "version",
            "completed_at",
            "expires_on",
            "credit_from",
            "reset_at");

    private LedgerSql() {}

    /** New sources. @param at instant; entry: its id; gain: (content_id, person_id, rule_id, due_on, due_lifted) */
    public static String sources(String at, String entry, String gain) {
        return """
            insert into source (content_id, person_id, rule_id, since, due_on, due_lifted, entry_id)
            select content_id, person_id, rule_id, %s, due_on, due_lifted, %s from %s""".formatted(at, entry, gain);
    }

    /** New assignments by one source each. @param gain (content_id, person_id, due_on, due_lifted), each pair once */
    public static String assignments(String at, String gain) {
        return """
            insert into assignment (person_id, content_id, required, due_on, due_lifted, assigned_at)
            select person_id, content_id, true, due_on, due_lifted, %s from %s""".formatted(at, gain);
    }

    /** What ended, as the past. @param gone rows of source */
    public static String sourcesPast(String at, String entry, String gone) {
        return """
            insert into source_past (content_id, person_id, rule_id, valid_from, valid_to, ended_by, %1$s)
            select content_id, person_id, rule_id, since, %2$s, %3$s, %1$s from %4$s
            on conflict (content_id, person_id, rule_id, valid_from, ended_by)
              do update set valid_to = excluded.valid_to, ended_by = excluded.ended_by, (%1$s) = row (%5$s)""".formatted(SOURCE, at, entry, gone, "excluded." + SOURCE.replace(", ", ", excluded."));
    }

    /** What ended, as it was. Where such a source stands by now nothing is changed. @param past rows of source_past, each source once */
    static String sourcesBack(String past) {
        return """
            insert into source (content_id, person_id, rule_id, since, known_since, %1$s)
            select content_id, person_id, rule_id, valid_from, known_now(), %1$s from %2$s
            on conflict do nothing""".formatted(SOURCE, past);
    }

    /**
     * What left the dashboard, as it was; {@link RequirementStore} works out the rest. An assignment that stands by now is
     * left as it is.
     *
     * @param past rows of assignment_past, each pair once
     */
    static String assignmentsBack(String past) {
        return """
            insert into assignment (person_id, content_id, required, due_by_hand, due_set_at, counts_until, started_at, assigned_at,
              known_since)
            select person_id, content_id, true, due_by_hand, due_set_at, counts_until, started_at, assigned_at, known_now() from %s
            on conflict do nothing""".formatted(past);
    }

    /** New assignments where sources stand without. @param at instant; pairs: (content_id, person_id), each once */
    static String assignmentsForSources(String at, String pairs) {
        return """
            insert into assignment (person_id, content_id, required, assigned_at)
            select person_id, content_id, true, %s from %s
            on conflict do nothing""".formatted(at, pairs);
    }

    /** What left the dashboard, as the past. @param gone rows of assignment */
    public static String assignmentsPast(String at, String entry, String gone) {
        return """
            insert into assignment_past (person_id, content_id, removed_at, ended_by, %1$s)
            select person_id, content_id, %2$s, %3$s, %1$s from %4$s on conflict do nothing""".formatted(ASSIGNMENT, at, entry, gone);
    }
}
