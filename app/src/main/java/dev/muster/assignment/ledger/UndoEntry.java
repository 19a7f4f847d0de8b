package dev.muster.assignment.ledger;

import dev.muster.assignment.rules.UndoKind;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the log that is to be undone.
 *
 * @param detail JSON
 * @param undone whether it was undone already
 */
public record UndoEntry(
        long id,
        Instant at,
        @Nullable Integer actorId,
        String action,
        @Nullable Integer contentId,
        @Nullable String detail,
        boolean undone) {
    /** Empty: an act like this can't be taken back. */
    public Optional<UndoKind> kind() {
        return UndoKind.of(action);
    }

    public boolean is(UndoKind kind) {
        return kind().filter(k -> k == kind).isPresent();
    }

    /** Whether the act changed what rules give, and to whom. */
    public boolean isOfRules() {
        return kind().filter(UndoKind::isOfRules).isPresent();
    }

    /**
     * Whether somebody has worked on training since an act, as conditions over {@code l} (content_id, person_id, entry_id, at):
     * the pair, and the act's entry of the log. What came with the act itself is not counted.
     */
    public static final class WorkedOn {
        /** The log has an act of theirs on it. */
        public static final String LEARNED = """
            exists (
              select from audit_line later join audit_entry le on le.id = later.entry_id and le.at = later.at
              where later.content_id = l.content_id and later.person_id = l.person_id and later.entry_id > l.entry_id
                and le.action like 'learning.%' and le.actor_kind <> 'RULE')""";

        /** A completion recorded later counts in it. */
        public static final String CREDITED = """
            exists (
              select from completion k join completion o on o.id = k.credited_from
              where k.person_id = l.person_id and l.content_id in (k.content_id, k.context) and o.recorded_at > l.at)""";

        public static final String STEP_DONE = """
            exists (
              select from attempt t join step_progress s on s.attempt_id = t.id
              where t.person_id = l.person_id and l.content_id in (t.content_id, t.context) and s.done_at > l.at)""";

        /** A course of the module was begun. */
        public static final String BEGUN_INSIDE = """
            exists (
              select from attempt t
              where t.person_id = l.person_id and t.context = l.content_id and t.started_at > l.at)""";

        private WorkedOn() {}
    }
}
