package dev.muster.evidence.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A table of a pack: read in pieces, within the transaction that the whole pack is of. */
interface PackSheet {
    /** Takes the rows one by one. */
    interface Rows {
        void add(@Nullable Object... cells);
    }

    String file();

    List<String> header();

    void write(PackScope scope, Rows rows);
}
