package dev.muster.shared;

import java.io.InputStream;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.AbstractResource;

/** What is kept in pieces, as an answer's body: read while it is sent, from any place where a player asks for a part of it. */
public final class PieceResource extends AbstractResource {
    private final String description;
    private final IntFunction<byte[]> pieces;
    private final long size;
    private final int pieceSize;

    /**
     * @param description tells it from every other
     * @param pieces by number, each of {@code pieceSize} bytes but the last
     * @param size of all, in bytes
     */
    public PieceResource(String description, IntFunction<byte[]> pieces, long size, int pieceSize) {
        this.description = description;
        this.pieces = pieces;
        this.size = size;
        this.pieceSize = pieceSize;
    }

    @Override
    public InputStream getInputStream() {
        return new PieceInput(pieces, size, pieceSize);
    }

    @Override
    public long contentLength() {
        return size;
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public String getDescription() {
        return description;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PieceResource r && r.description.equals(description);
    }

    @Override
    public int hashCode() {
        return description.hashCode();
    }
}
