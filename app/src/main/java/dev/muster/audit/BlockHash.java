package dev.muster.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Iterator;
import java.util.List;
import org.jooq.Cursor;
import org.jooq.Record;

/**
 * SHA-256 over the hash of the block before, the salt of this one and every entry's text with its length. The text is a JSON array of what the
 * entry says and, last, the array of its lines; it is never put together in memory, because a line stands for a person.
 */
final class BlockHash {
    private static final byte[] OPENING = ", [".getBytes(UTF_8);
    private static final byte[] BETWEEN = ", ".getBytes(UTF_8);
    private static final byte[] CLOSING = "]]".getBytes(UTF_8);
    private static final byte[] NO_LINES = ", null]".getBytes(UTF_8);

    private final MessageDigest digest = sha256();

    private BlockHash() {}

    /**
     * @param salt empty for blocks that have none
     * @param entries by their ids
     */
    static byte[] of(byte[] previous, byte[] salt, List<SealStore.Sealable> entries, SealStore store) {
        BlockHash hash = new BlockHash();
        hash.digest.update(previous);
        hash.digest.update(salt);
        try (Cursor<Record> lines =
                store.lines(entries.stream().map(SealStore.Sealable::id).toList())) {
            Iterator<Record> all = lines.iterator();
            entries.forEach(e -> hash.add(e, all));
        }
        return hash.digest.digest();
    }

    private void add(SealStore.Sealable entry, Iterator<Record> lines) {
        byte[] head = entry.head().getBytes(UTF_8);
        int open = head.length - 1;
        long length = open + (entry.lines() == 0 ? NO_LINES.length : lengthOfLines(entry));
        digest.update((entry.id() + ":" + length + ":").getBytes(UTF_8));
        digest.update(head, 0, open);
        if (entry.lines() == 0) {
            digest.update(NO_LINES);
            return;
        }
        digest.update(OPENING);
        for (long i = 0; i < entry.lines(); i++) {
            if (i > 0) {
                digest.update(BETWEEN);
            }
            digest.update(lines.next().get(1, String.class).getBytes(UTF_8));
        }
        digest.update(CLOSING);
    }

    private static long lengthOfLines(SealStore.Sealable entry) {
        return OPENING.length + entry.bytes() + BETWEEN.length * (entry.lines() - 1) + CLOSING.length;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
