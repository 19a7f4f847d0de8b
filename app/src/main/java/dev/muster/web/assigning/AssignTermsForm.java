package dev.muster.web.assigning;

import dev.muster.assignment.Remarks;
import dev.muster.assignment.byhand.AssignRequest;
import dev.muster.shared.BadInput;
import dev.muster.shared.Day;
import dev.muster.shared.DueRule;
import dev.muster.web.Review;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When and why, as the forms of assigning send it; empty texts are none.
 *
 * @param noDate no due date, though the content has one of its own
 * @param clear whether a due date goes back to the dates of the sources
 */
public record AssignTermsForm(
        @Nullable String dueOn,
        @Nullable Boolean noDate,
        @Nullable String note,
        @Nullable String approvedBy,
        @Nullable String message,
        @Nullable Boolean silent,
        @Nullable Boolean clear) {

    public String due() {
        return dueOn == null ? "" : dueOn;
    }

    /** @throws BadInput naming {@code dueOn} */
    public @Nullable LocalDate date() {
        return Day.optional("dueOn", dueOn);
    }

    /**
     * The date that a changed due date has from now on; null: the sources' dates.
     *
     * @throws BadInput naming {@code dueOn} where neither is chosen
     */
    public @Nullable LocalDate newDate() {
        if (Boolean.TRUE.equals(clear)) {
            return null;
        }
        LocalDate date = date();
        if (date == null) {
            throw new BadInput("dueOn", "Choose a date, or go back to the sources' dates.");
        }
        return date;
    }

    public boolean hasNoDate() {
        return Boolean.TRUE.equals(noDate);
    }

    /**
     * What is to be assigned on these terms.
     *
     * @throws BadInput naming {@code dueOn}, too where there is a date and none is wanted
     */
    public AssignRequest request(List<Integer> contents, List<Integer> people) {
        LocalDate date = date();
        if (hasNoDate() && date != null) {
            throw new BadInput("dueOn", "Give a date, or choose no due date.");
        }
        return new AssignRequest(
                contents,
                people,
                date,
                hasNoDate() ? new DueRule.NoDate() : null,
                reason(),
                approver(),
                toLearner(),
                isSilent());
    }

    private @Nullable String reason() {
        return note == null || note.isBlank() ? null : note.strip();
    }

    private @Nullable String approver() {
        return approvedBy == null || approvedBy.isBlank() ? null : approvedBy.strip();
    }

    public String toLearner() {
        return message == null ? "" : message;
    }

    public boolean isSilent() {
        return Boolean.TRUE.equals(silent);
    }

    public Remarks remarks() {
        return new Remarks(note, approvedBy, message, isSilent());
    }

    /** The same again, for the form of the review. */
    public List<Review.Field> fields() {
        List<Review.Field> fields = new ArrayList<>();
        fields.add(new Review.Field("dueOn", due()));
        if (hasNoDate()) {
            fields.add(new Review.Field("noDate", "true"));
        }
        fields.add(new Review.Field("note", note == null ? "" : note));
        fields.add(new Review.Field("approvedBy", approvedBy == null ? "" : approvedBy));
        fields.add(new Review.Field("message", toLearner()));
        fields.add(new Review.Field("silent", String.valueOf(isSilent())));
        return fields;
    }
}
