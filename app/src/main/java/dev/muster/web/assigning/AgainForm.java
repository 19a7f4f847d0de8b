package dev.muster.web.assigning;

import dev.muster.assignment.Again;
import dev.muster.assignment.rules.Reassigning.Retake;
import dev.muster.shared.BadInput;
import dev.muster.web.Review;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is taken again, as forms send it.
 *
 * @param again {@code true}: with + Assign, people who already have it take it again
 * @param extent {@code SELECTED}: only what {@code only} names; else all of it
 * @param only ids of courses or steps
 * @param retake {@code SELECTED}: who completed it takes only that again; else all of it
 * @param counts {@code no}: the old completion counts no longer, whatever the due date
 */
public record AgainForm(
        @Nullable Boolean again,
        @Nullable String extent,
        @Nullable List<Integer> only,
        @Nullable String retake,
        @Nullable String counts) {
    public boolean isAgain() {
        return Boolean.TRUE.equals(again);
    }

    public boolean isPartial() {
        return "SELECTED".equals(extent);
    }

    public boolean chose(int id) {
        return only != null && only.contains(id);
    }

    public boolean retakesPart() {
        return "SELECTED".equals(retake);
    }

    public boolean oldOneCounts() {
        return !"no".equals(counts);
    }

    /** @throws BadInput naming {@code only} where nothing is selected of what is to be selected */
    Again what() {
        List<Integer> parts = isPartial() && only != null ? only : List.of();
        if (isPartial() && parts.isEmpty()) {
            throw new BadInput("only", "Select what they take again, or choose all of it.");
        }
        return new Again(parts, retakesPart() ? Retake.SELECTED : Retake.ALL, oldOneCounts());
    }

    /** For a look at what it means: nothing selected yet is shown as the whole. */
    Again shown() {
        return only == null || only.isEmpty() ? Again.WHOLE : what();
    }

    public @Nullable Again shownOrNothing() {
        return isAgain() ? shown() : null;
    }

    public @Nullable Again whatOrNothing() {
        return isAgain() ? what() : null;
    }

    /** The same again, for an address. */
    List<Review.Field> fields() {
        List<Review.Field> fields = new ArrayList<>();
        fields.add(new Review.Field("again", isAgain() ? "true" : ""));
        fields.add(new Review.Field("extent", isPartial() ? "SELECTED" : ""));
        if (only != null) {
            only.forEach(id -> fields.add(new Review.Field("only", String.valueOf(id))));
        }
        fields.add(new Review.Field("retake", retakesPart() ? "SELECTED" : ""));
        return fields;
    }
}
