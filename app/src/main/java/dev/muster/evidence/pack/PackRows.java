package dev.muster.evidence.pack;

import java.util.function.Consumer;
import org.jooq.Cursor;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.ResultQuery;

/** A query of any size, read a piece at a time. */
final class PackRows {
    private static final int AT_A_TIME = 500;

    private PackRows() {}

    static void inPieces(ResultQuery<Record> query, Consumer<Result<Record>> take) {
        try (Cursor<Record> all = query.fetchSize(AT_A_TIME).fetchLazy()) {
            for (Result<Record> some = all.fetchNext(AT_A_TIME); !some.isEmpty(); some = all.fetchNext(AT_A_TIME)) {
                take.accept(some);
            }
        }
    }

    static void each(ResultQuery<Record> query, Consumer<Record> take) {
        inPieces(query, some -> some.forEach(take));
    }
}
