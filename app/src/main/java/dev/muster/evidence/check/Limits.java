package dev.muster.evidence.check;

/**
 * How much of a file somebody is willing to read.
 *
 * @param bytes of all files together, unpacked
 * @param files how many
 */
public record Limits(long bytes, int files) {
    /** Of who checks on their own computer. */
    public static final Limits OF_COMMAND = new Limits(64L << 30, 500_000);

    /** Of what somebody sends to a server. */
    public static final Limits OF_PAGE = new Limits(2L << 30, 50_000);
}
