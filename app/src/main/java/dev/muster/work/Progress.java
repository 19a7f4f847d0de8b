package dev.muster.work;

import org.jspecify.annotations.Nullable;

/** Where long work reports to. Cheap to call often: it writes a few times a second at most, outside the work's transaction. */
@FunctionalInterface
public interface Progress {
    /** For work that runs without a job. */
    Progress NONE = (done, total) -> {};

    /**
     * @param total null: unknown
     * @throws JobCancelled if somebody asked to stop
     */
    void at(int done, @Nullable Integer total);
}
