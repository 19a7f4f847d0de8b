package dev.muster.shared;

import java.io.InputStream;
import java.util.function.IntFunction;

/** What is kept in pieces, as a stream: holds one piece at a time, and skips without reading. */
public final class PieceInput extends InputStream {
    private final IntFunction<byte[]> parts;
    private final long size;
    private final int pieceSize;
    private byte[] piece = {};
    private int pieceNo = -1;
    private long at;

    /** @param parts the pieces by number, each of {@code pieceSize} but the last */
    PieceInput(IntFunction<byte[]> parts, long size, int pieceSize) {
        this.parts = parts;
        this.size = size;
        this.pieceSize = pieceSize;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] b, int off, int len) {
        if (at >= size) {
            return -1;
        }
        int no = (int) (at / pieceSize);
        if (no != pieceNo) {
            piece = parts.apply(no);
            pieceNo = no;
        }
        int from = (int) (at % pieceSize);
        int n = Math.min(len, piece.length - from);
        System.arraycopy(piece, from, b, off, n);
        at += n;
        return n;
    }

    @Override
    public long skip(long n) {
        long skipped = Math.clamp(n, 0, size - at);
        at += skipped;
        return skipped;
    }

    @Override
    public int available() {
        return (int) Math.min(Integer.MAX_VALUE, size - at);
    }
}
