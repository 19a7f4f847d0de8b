package dev.muster.work;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file that a job made.
 *
 * @param size in bytes
 * @param sha256 of its bytes
 * @param personId whoever asked for it; null: an administrator's token did
 */
public record Download(
        long id,
        String name,
        String mediaType,
        long size,
        byte[] sha256,
        @Nullable Integer personId,
        Instant keptUntil) {
    /** For people: {@code 340 KB}. */
    public String sizeText() {
        long kb = Math.max(1, Math.round(size / 1024.0));
        return kb < 1024 ? kb + " KB" : Math.round(kb / 102.4) / 10.0 + " MB";
    }
}
