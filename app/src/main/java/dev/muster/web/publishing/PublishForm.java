package dev.muster.web.publishing;

import dev.muster.assignment.Remarks;
import dev.muster.assignment.byhand.Publishings;
import dev.muster.library.Difference;
import dev.muster.shared.BadInput;
import dev.muster.shared.Day;
import dev.muster.web.Review;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The publish form as it was sent.
 *
 * @param edits what the publisher has seen
 * @param who {@code IN_PROGRESS}, {@code COMPLETED}: who is reassigned
 * @param extent {@code SELECTED}: only the parts in {@code only}, else all of it
 * @param reviewed {@code true}: who is affected has been looked at
 * @param retake {@code SELECTED}: those who completed it take the selected parts only, too
 */
public record PublishForm(
        @Nullable Integer edits,
        @Nullable String note,
        @Nullable String approvedBy,
        @Nullable String minor,
        @Nullable List<String> who,
        @Nullable String extent,
        @Nullable List<Integer> only,
        @Nullable String retake,
        @Nullable String dueOn,
        @Nullable String message,
        @Nullable String silent,
        @Nullable String reviewed) {
    private static final String SELECTED = "SELECTED";

    /** As it is first shown: nothing is done about people; what changed is chosen, should something be. */
    static PublishForm fresh(Difference difference) {
        List<Integer> changed = difference.parts().stream()
                .filter(Difference.Part::toDo)
                .map(Difference.Part::id)
                .toList();
        return new PublishForm(null, null, null, null, null, null, changed, null, null, null, null, null);
    }

    public boolean isMinor() {
        return "true".equals(minor);
    }

    public boolean isSilent() {
        return "true".equals(silent);
    }

    boolean isReviewed() {
        return "true".equals(reviewed);
    }

    /** What the review hands on; the day and the texts as typed. */
    List<Review.Field> fields() {
        List<Review.Field> all = new ArrayList<>();
        add(all, "edits", edits);
        add(all, "note", note);
        add(all, "approvedBy", approvedBy);
        add(all, "minor", minor);
        (who == null ? List.<String>of() : who).forEach(w -> add(all, "who", w));
        add(all, "extent", extent);
        (only == null ? List.<Integer>of() : only).forEach(o -> add(all, "only", o));
        add(all, "retake", retake);
        add(all, "dueOn", dueOn);
        add(all, "message", message);
        add(all, "silent", silent);
        return all;
    }

    private static void add(List<Review.Field> all, String name, @Nullable Object value) {
        if (value != null) {
            all.add(new Review.Field(name, value.toString()));
        }
    }

    public boolean reassigns(String whom) {
        return who != null && who.contains(whom);
    }

    public boolean isPartial() {
        return SELECTED.equals(extent);
    }

    public boolean retakesPart() {
        return SELECTED.equals(retake);
    }

    public boolean chose(int part) {
        return only != null && only.contains(part);
    }

    /** Null: nothing is done about people. */
    Publishings.@Nullable Reassign reassign() {
        boolean inProgress = reassigns("IN_PROGRESS");
        boolean completed = reassigns("COMPLETED");
        if (!inProgress && !completed) {
            return null;
        }
        List<Integer> parts = isPartial() && only != null ? only : List.of();
        if (isPartial() && parts.isEmpty()) {
            throw new BadInput("only", "Choose what is taken again, or choose all of it.");
        }
        return new Publishings.Reassign(
                inProgress,
                completed,
                parts,
                !retakesPart(),
                day(),
                new Remarks(note, approvedBy, message, isSilent()));
    }

    @Nullable LocalDate day() {
        return Day.optional("dueOn", dueOn);
    }
}
