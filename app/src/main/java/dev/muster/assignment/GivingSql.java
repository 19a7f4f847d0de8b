package dev.muster.assignment;

/** What giving and taking write, as SQL over relations: of many temporary tables, of few parts of one statement. */
final class GivingSql {
    private GivingSql() {}

    /** New sources. @param at instant; entry: its id; gain: (content_id, person_id, rule_id, due_on, due_lifted) */
    static String sources(String at, String entry, String gain) {
        return """
            insert into source (content_id, person_id, rule_id, since, due_on, due_lifted, entry_id)
            select content_id, person_id, rule_id, %s, due_on, due_lifted, %s from %s""".formatted(at, entry, gain);
    }

    /** New assignments by one source each. @param gain (content_id, person_id, due_on, due_lifted), each pair once */
    static String assignments(String at, String gain) {
        return """
            insert into assignment (person_id, content_id, required, due_on, due_lifted, assigned_at)
            select person_id, content_id, true, due_on, due_lifted, %s from %s""".formatted(at, gain);
    }

    /** What ended, as the past. @param gone rows of source */
    static String sourcesPast(String at, String entry, String gone) {
        return """
            insert into source_past (content_id, person_id, rule_id, valid_from, valid_to, due_on, due_lifted, kept, entry_id, ended_by)
            select content_id, person_id, rule_id, since, %s, due_on, due_lifted, kept, entry_id, %s from %s
            on conflict (content_id, person_id, rule_id, valid_from)
              do update set valid_to = excluded.valid_to, due_on = excluded.due_on, due_lifted = excluded.due_lifted,
                            kept = excluded.kept, entry_id = excluded.entry_id, ended_by = excluded.ended_by""".formatted(at, entry, gone);
    }

    /** What was not started and is not required any more, as the past. @param gone rows of assignment */
    static String assignmentsPast(String at, String entry, String gone) {
        return """
            insert into assignment_past (person_id, content_id, assigned_at, removed_at, state, progress, due_on, due_by_hand, due_set_at, counts_until, ended_by)
            select person_id, content_id, assigned_at, %s, state, progress, due_on, due_by_hand, due_set_at, counts_until, %s
            from %s on conflict do nothing""".formatted(at, entry, gone);
    }
}
