package dev.muster.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** SHA-256 over the hash of the block before and every entry's text, lines included, each with its length. */
final class BlockHash {
    private BlockHash() {}

    static byte[] of(byte[] previous, List<SealStore.Sealable> entries) {
        MessageDigest digest = sha256();
        digest.update(previous);
        for (SealStore.Sealable e : entries) {
            byte[] text = e.text().getBytes(UTF_8);
            digest.update((e.id() + ":" + text.length + ":").getBytes(UTF_8));
            digest.update(text);
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
