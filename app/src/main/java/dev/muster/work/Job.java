package dev.muster.work;

import dev.muster.shared.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One piece of long work.
 *
 * @param kind which {@link LongWork} does it
 * @param title as screens name it
 * @param input what the work needs to know; belongs to the kind
 * @param done how many of {@code total}; what is counted belongs to the kind
 * @param total null while it is unknown
 * @param result the answer of a job that is DONE
 * @param error why it FAILED, in words for the person who waits
 * @param cancel whether somebody asked to stop it
 * @param actor who queued it, with the rights of then
 */
public record Job(
        long id,
        String kind,
        String title,
        State state,
        JsonNode input,
        int done,
        @Nullable Integer total,
        @Nullable JsonNode result,
        @Nullable String error,
        boolean cancel,
        Actor actor,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt) {
    public enum State {
        QUEUED,
        RUNNING,
        DONE,
        FAILED,
        CANCELLED
    }

    public boolean isOpen() {
        return state == State.QUEUED || state == State.RUNNING;
    }
}
