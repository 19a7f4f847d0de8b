package dev.muster.assignment;

import dev.muster.assignment.rules.Enrolling;
import dev.muster.assignment.rules.SourceKind;
import dev.muster.assignment.rules.Status;
import dev.muster.library.ContentRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One assignment as everybody sees it.
 *
 * @param progress 0 to 100
 * @param score percent of the completion
 * @param expiresOn last valid day of the completion
 * @param version the completed one, else the newest
 * @param creditFrom the completion inside a module that it is credited with; null: it was completed here, or not at all
 * @param retake percent of what was begun again, or goes on, beside a completion; null: none
 * @param renewalWindowDays how many days before the completion runs out it may be taken again
 * @param onLeave whether the person is away today: nothing is overdue or due soon then
 * @param dueBeforeLeave when it would be due had the person not been away since the date was set
 * @param mayBegin whether Begin or Take again does something: not while a completion is valid, but for its renewal window
 */
public record Training(
        int personId,
        ContentRef content,
        Status status,
        boolean required,
        @Nullable LocalDate dueOn,
        boolean overdue,
        boolean dueSoon,
        boolean dueByHand,
        boolean dueLifted,
        List<TrainingSource> sources,
        int progress,
        @Nullable Integer score,
        Instant assignedAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        @Nullable LocalDate expiresOn,
        int version,
        @Nullable LocalDate countsUntil,
        @Nullable Integer retake,
        boolean mayBegin,
        int renewalWindowDays,
        @Nullable Long creditFrom,
        boolean onLeave,
        @Nullable LocalDate dueBeforeLeave) {
    public Training {
        sources = List.copyOf(sources);
    }

    /** What learners read: Mandatory, Required or Optional. */
    public String weight() {
        if (!required) {
            return "Optional";
        }
        boolean mandatory = sources.stream().anyMatch(s -> s.type() == SourceKind.MANDATORY);
        return mandatory ? "Mandatory" : "Required";
    }

    /** Begun by themselves and asked for by nobody: they may give it up. */
    public boolean mayStop() {
        return Enrolling.stop(
                        status, sources.stream().map(TrainingSource::ruleId).toList())
                == Enrolling.Stop.STOPPED;
    }

    public boolean isOpen() {
        return status != Status.COMPLETED;
    }

    /** Completed, and not under way again. */
    public boolean isDone() {
        return status == Status.COMPLETED && retake == null;
    }

    /** Valid still, required, and inside the renewal window. */
    public boolean isToRenew() {
        return !isOpen() && required && mayBegin && expiresOn != null;
    }

    /** Required, run out or inside the renewal window, and not under way again: it is renewed next, or taken again. */
    public boolean isNextToRenew() {
        return required && retake == null && (status == Status.EXPIRED || isToRenew());
    }

    /** There is something to go on with: what is completed, or ran out, has to be begun again first. */
    public boolean isToDo() {
        return status == Status.NOT_STARTED || status == Status.IN_PROGRESS || retake != null;
    }
}
