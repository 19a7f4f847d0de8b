package dev.muster.assignment.rules;

import org.jspecify.annotations.Nullable;

/** Whom a change of an automation leaves out as existing. Changes of people leave out nobody: they are future. */
public final class LeavingOut {
    private LeavingOut() {}

    /** What becomes of the list of people left out. Whoever has the training by this very automation never joins it. */
    public enum Step {
        /** Nobody is left out, and nobody stays so. */
        EMPTIES,
        /** It takes effect: everybody who matches now. */
        ALL_WHO_MATCH,
        /** An edit: who matches now and did not before it. */
        WHO_NEWLY_MATCH,
        /** Who is on it stays as long as they match. */
        STAYS
    }

    /** @param inEffect switched on, begun, not over, and to be evaluated */
    public record Life(boolean inEffect, AppliesTo appliesTo) {}

    /** @param before null: it was not there */
    public static Step on(@Nullable Life before, Life after, boolean sameAudience) {
        if (!after.inEffect() || after.appliesTo() == AppliesTo.FUTURE_AND_EXISTING) {
            return Step.EMPTIES;
        }
        if (before == null || !before.inEffect()) {
            return Step.ALL_WHO_MATCH;
        }
        return sameAudience ? Step.STAYS : Step.WHO_NEWLY_MATCH;
    }
}
