package dev.muster.web.library;

import org.jspecify.annotations.Nullable;

/**
 * What whoever saves settings has seen of them.
 *
 * @param edits how often they had been changed when the form was made; null: not said
 * @param reviewed whether the review of what it means for people was shown
 * @param confirm the number that was confirmed
 */
record SeenForm(
        @Nullable Integer edits,
        @Nullable Boolean reviewed,
        @Nullable Integer confirm) {

    boolean hasReview() {
        return Boolean.TRUE.equals(reviewed);
    }

    int confirmed() {
        return confirm == null ? 0 : confirm;
    }
}
