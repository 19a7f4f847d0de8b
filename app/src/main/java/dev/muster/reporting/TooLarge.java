package dev.muster.reporting;

/** More than a file may hold that is made while somebody waits: it is to be made as a job. */
public final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** The most rows of a file that is made at once. */
    public static final int ROWS = 10_000;

    public TooLarge() {
        super("This is a large file. Export it from the report's page, or filter the report.");
    }
}
