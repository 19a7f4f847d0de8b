package dev.muster.work;

import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Hands on what is written to it in pieces of one size; the last one, when it is closed, is what is left. */
final class PieceOutput extends OutputStream {
    /** As the pieces in the table are, by its migration. */
    static final int PIECE = 256 * 1024;

    /** Takes the next piece. */
    @FunctionalInterface
    interface Taker {
        void take(int no, byte[] bytes);
    }

    private final Taker taker;
    private final MessageDigest sum;
    private final byte[] piece = new byte[PIECE];
    private int filled;
    private int taken;
    private long size;
    private boolean closed;

    PieceOutput(Taker taker) {
        this.taker = taker;
        try {
            this.sum = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        sum.update(bytes, from, length);
        size += length;
        int at = from;
        int left = length;
        while (left > 0) {
            int n = Math.min(left, PIECE - filled);
            System.arraycopy(bytes, at, piece, filled, n);
            filled += n;
            at += n;
            left -= n;
            if (filled == PIECE) {
                hand();
            }
        }
    }

    private void hand() {
        taker.take(taken++, Arrays.copyOf(piece, filled));
        filled = 0;
    }

    @Override
    public void close() {
        if (!closed && filled > 0) {
            hand();
        }
        closed = true;
    }

    long size() {
        return size;
    }

    /** Of all bytes; asked for once, at the end. */
    byte[] sha256() {
        return sum.digest();
    }
}
