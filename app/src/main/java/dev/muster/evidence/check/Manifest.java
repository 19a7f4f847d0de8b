package dev.muster.evidence.check;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a pack says of itself.
 *
 * @param format how packs are made up: {@link #FORMAT}
 * @param on as known at the end of this day
 * @param from the first day of the period; null: all
 * @param people whom it is about, in words
 * @param contents titles; empty: all training
 * @param files all of them but this one and its signature
 */
public record Manifest(
        int format,
        String organisation,
        String madeBy,
        Instant madeAt,
        LocalDate on,
        @Nullable LocalDate from,
        String people,
        List<String> contents,
        Totals totals,
        Chain chain,
        List<Noted> files) {
    public static final int FORMAT = 1;
    public static final String NAME = "manifest.json";
    /** HMAC-SHA-256 of the manifest under a key of the installation, in hexadecimal. */
    public static final String SIGNATURE = "signature.txt";

    public static final String REQUIRED = "required.csv";
    /** The column of {@link #REQUIRED} that {@link Totals#of} counts. */
    public static final String COUNTS_AS = "Counts as";

    public static final String CHAIN = "chain.csv";

    public Manifest {
        contents = List.copyOf(contents);
        files = List.copyOf(files);
    }

    /** @param of how many requirements count as what */
    public record Totals(int people, int required, Map<String, Integer> of) {
        public Totals {
            of = Map.copyOf(of);
        }
    }

    /**
     * The log's chain when the pack was made.
     *
     * @param problems what its check found; empty: sound
     */
    public record Chain(
            long blocks,
            long entries,
            long unsealed,
            String lastHash,
            @Nullable Instant lastSealedAt,
            List<String> problems) {
        public Chain {
            problems = List.copyOf(problems);
        }
    }

    /** A file. @param rows of a table without its header; null: it is none */
    public record Noted(
            String name, long size, String sha256, @Nullable Long rows) {
        public Noted {
            Objects.requireNonNull(name);
            Objects.requireNonNull(sha256);
        }
    }
}
