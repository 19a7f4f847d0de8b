package dev.muster.assignment.lists;

import static dev.muster.generated.db.Tables.ASSIGNMENT;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.SOURCE;

import dev.muster.assignment.rules.Situation;
import dev.muster.assignment.rules.State;
import dev.muster.assignment.rules.Status;
import dev.muster.people.rules.Leaves;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * When the training of a row is due, as of one person's day: twin of {@link TrainingConditions}.
 *
 * @param minimumDays of the settings
 */
record DueDay(Leaves leaves, ZoneId zone, LocalDate today, int minimumDays) {
    /** The date in force; of what is completed, that of its sources. */
    @Nullable LocalDate of(Record r, List<? extends Record> sources, Status status) {
        LocalDate lastDay = r.get(ASSIGNMENT.EXPIRES_ON);
        return lastDay != null && isDueAgain(r, sources, status, lastDay)
                ? leaves.renewalDue(lastDay, r.get(CONTENT.GRACE_DAYS), minimumDays, today)
                : moved(r.get(ASSIGNMENT.DUE_ON), set(r.get(ASSIGNMENT.DATED_AT), r.get(ASSIGNMENT.ASSIGNED_AT)));
    }

    /** The same without any days away. */
    @Nullable LocalDate before(Record r, List<? extends Record> sources, Status status) {
        return new DueDay(Leaves.NONE, zone, today, minimumDays).of(r, sources, status);
    }

    @Nullable LocalDate ofSource(Record r) {
        return moved(r.get(SOURCE.DUE_ON), set(r.get(SOURCE.DATED_AT), r.get(SOURCE.SINCE)));
    }

    private @Nullable LocalDate moved(@Nullable LocalDate due, Instant set) {
        return due == null ? null : leaves.dueInForce(due, LocalDate.ofInstant(set, zone), today);
    }

    private static Instant set(@Nullable Instant dated, Instant otherwise) {
        return dated == null ? otherwise : dated;
    }

    /**
     * An expired one is due again once its completion has run out; where it became required only after that, when its
     * sources say: nobody is overdue on day one.
     */
    private boolean isDueAgain(Record r, List<? extends Record> sources, Status status, LocalDate lastDay) {
        return State.of(r.get(ASSIGNMENT.STATE)) == State.COMPLETED
                && status != Status.COMPLETED
                && !isByHandSince(r)
                && r.get(ASSIGNMENT.REQUIRED)
                && !requiredAfter(lastDay, r, sources);
    }

    /** A date set by hand before the completion was met by it; only one set since says when the next is due. */
    private static boolean isByHandSince(Record r) {
        Instant set = r.get(ASSIGNMENT.DUE_SET_AT);
        Instant completed = r.get(ASSIGNMENT.COMPLETED_AT);
        return r.get(ASSIGNMENT.DUE_BY_HAND) != null && (set == null || completed == null || !set.isBefore(completed));
    }

    private boolean requiredAfter(LocalDate expired, Record r, List<? extends Record> sources) {
        return r.get(ASSIGNMENT.DUE_BY_HAND) == null
                && sources.stream()
                        .filter(s -> s.get(SOURCE.RULE_ID) != Situation.SELF)
                        .map(s -> s.get(SOURCE.SINCE))
                        .min(Comparator.naturalOrder())
                        .map(since -> LocalDate.ofInstant(since, zone).isAfter(expired))
                        .orElse(false);
    }
}
