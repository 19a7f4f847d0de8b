package dev.muster.work;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a kind of job does. One component per kind. */
public interface LongWork {
    /** The word in {@link Job#kind}, for example {@code people.import}. */
    String kind();

    /**
     * True: {@link #run} and the end of the job are one transaction, so that a crash leaves nothing behind and the job runs
     * again from the start. False: the work commits in batches of its own, and running it again continues.
     */
    default boolean whole() {
        return true;
    }

    /**
     * Does the work. A {@code BadInput}, {@code Conflict} or other refusal ends the job as FAILED with its message.
     *
     * @return the job's result, as the API answers it
     */
    @Nullable JsonNode run(Job job, Progress progress);
}
