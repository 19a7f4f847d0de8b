package dev.muster.work;

/** Thrown out of {@link Progress#at} when somebody asked to stop the job; rolls whole work back. */
public final class JobCancelled extends RuntimeException {
    public JobCancelled() {
        super("The job was stopped.");
    }
}
