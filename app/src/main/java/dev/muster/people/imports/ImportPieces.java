package dev.muster.people.imports;

import static dev.muster.generated.db.Tables.IMPORT_PIECE;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Uploaded files, in pieces: none is ever in memory as a whole. */
@Component
class ImportPieces {
    private static final int PIECE = 1 << 20;

    private final DSLContext db;

    ImportPieces(DSLContext db) {
        this.db = db;
    }

    void write(int run, InputStream file) {
        byte[] piece = new byte[PIECE];
        try {
            int number = 0;
            for (int n = file.readNBytes(piece, 0, PIECE); n > 0; n = file.readNBytes(piece, 0, PIECE)) {
                db.insertInto(IMPORT_PIECE)
                        .values(run, number++, n == PIECE ? piece : Arrays.copyOf(piece, n))
                        .execute();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(int run) {
        return db.fetchExists(IMPORT_PIECE, IMPORT_PIECE.RUN_ID.eq(run));
    }

    /** Reads a piece whenever the one before it is used up. */
    InputStream read(int run) {
        return new InputStream() {
            private byte[] piece = new byte[0];
            private int at;
            private int next;

            @Override
            public int read() {
                return isThereMore() ? piece[at++] & 0xFF : -1;
            }

            @Override
            public int read(byte[] to, int from, int most) {
                if (most == 0) {
                    return 0;
                }
                if (!isThereMore()) {
                    return -1;
                }
                int n = Math.min(most, piece.length - at);
                System.arraycopy(piece, at, to, from, n);
                at += n;
                return n;
            }

            private boolean isThereMore() {
                if (at < piece.length) {
                    return true;
                }
                piece = db.select(IMPORT_PIECE.BYTES)
                        .from(IMPORT_PIECE)
                        .where(IMPORT_PIECE.RUN_ID.eq(run), IMPORT_PIECE.NUMBER.eq(next++))
                        .fetchOptional(IMPORT_PIECE.BYTES)
                        .orElse(new byte[0]);
                at = 0;
                return piece.length > 0;
            }
        };
    }
}
