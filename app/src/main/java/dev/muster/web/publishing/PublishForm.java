package dev.muster.web.publishing;

import dev.muster.assignment.Remarks;
import dev.muster.assignment.byhand.Publishings;
import dev.muster.library.Difference;
import dev.muster.shared.BadInput;
import dev.muster.shared.Day;
import dev.muster.web.Review;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The publish form as it was sent.
 *
 * @param edits what the publisher has seen
 * @param again who takes it again: a {@link Again}; nothing: no one
 * @param reviewed {@code true}: who is affected has been looked at
 */
public record PublishForm(
        @Nullable Integer edits,
        @Nullable String note,
        @Nullable String approvedBy,
        @Nullable String minor,
        @Nullable String again,
        @Nullable String dueOn,
        @Nullable String message,
        @Nullable String silent,
        @Nullable String reviewed) {
    /** Who takes what again. Whatever else somebody may want is done by reassigning afterwards. */
    public enum Again {
        NO_ONE,
        /** Whoever completed it takes what changed or was added. */
        CHANGED,
        /** Whoever completed it or is under way takes all of it. */
        WHOLE
    }

    /** As it is first shown: what was added or changed is taken again by whoever completed it, if there is such a part. */
    static PublishForm fresh(Difference difference) {
        Again again = toDo(difference).isEmpty() ? Again.NO_ONE : Again.CHANGED;
        return new PublishForm(null, null, null, null, again.name(), null, null, null, null);
    }

    private static List<Integer> toDo(Difference difference) {
        return difference.parts().stream()
                .filter(Difference.Part::toDo)
                .map(Difference.Part::id)
                .toList();
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

    /** Whether something stands in the fields that are folded away. */
    public boolean hasMore() {
        return isMinor() || isSilent() || isText(message) || isText(approvedBy);
    }

    private static boolean isText(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    /** What the review hands on; the day and the texts as typed. */
    List<Review.Field> fields() {
        List<Review.Field> all = new ArrayList<>();
        add(all, "edits", edits);
        add(all, "note", note);
        add(all, "approvedBy", approvedBy);
        add(all, "minor", minor);
        add(all, "again", again);
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

    public boolean takes(Again which) {
        return which.name().equals(again);
    }

    /** Null: nothing is done about people. @param difference what publishing changes */
    Publishings.@Nullable Reassign reassign(Difference difference) {
        return switch (chosen()) {
            case NO_ONE -> null;
            case CHANGED -> {
                List<Integer> parts = toDo(difference);
                if (parts.isEmpty()) {
                    throw new BadInput("again", "Nothing was added or changed. Choose no one, or the whole.");
                }
                yield of(false, parts);
            }
            case WHOLE -> of(true, List.of());
        };
    }

    private Publishings.Reassign of(boolean whole, List<Integer> parts) {
        return new Publishings.Reassign(
                whole, true, parts, whole, day(), new Remarks(note, approvedBy, message, isSilent()));
    }

    private Again chosen() {
        if (again == null) {
            return Again.NO_ONE;
        }
        return Arrays.stream(Again.values())
                .filter(this::takes)
                .findFirst()
                .orElseThrow(() -> new BadInput("again", "Choose who takes it again."));
    }

    @Nullable LocalDate day() {
        return Day.optional("dueOn", dueOn);
    }
}
