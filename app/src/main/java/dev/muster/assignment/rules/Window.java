package dev.muster.assignment.rules;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When an automation is in effect.
 *
 * @param startsAt first instant; null: from its save on
 * @param endsAt from this instant on it gives to nobody; null: it has no end
 */
public record Window(@Nullable Instant startsAt, @Nullable Instant endsAt) {

    /** What an automation is doing, in the words of its page. */
    public enum State {
        ON,
        OFF,
        STARTS,
        ENDED,
        FROZEN
    }

    public boolean holds(Instant at) {
        return !isBefore(at) && !isOver(at);
    }

    private boolean isBefore(Instant at) {
        return startsAt != null && startsAt.isAfter(at);
    }

    private boolean isOver(Instant at) {
        return endsAt != null && !endsAt.isAfter(at);
    }

    public State state(boolean enabled, boolean frozen, Instant at) {
        if (!enabled) {
            return State.OFF;
        }
        if (isOver(at)) {
            return State.ENDED;
        }
        if (frozen) {
            return State.FROZEN;
        }
        return isBefore(at) ? State.STARTS : State.ON;
    }
}
