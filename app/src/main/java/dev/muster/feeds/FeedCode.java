package dev.muster.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret in an address: 256 random bits, of which the hash alone is kept. */
final class FeedCode {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int LONGEST = 100;

    private FeedCode() {}

    static String made() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static byte[] hash(String code) {
        try {
            String some = code.substring(0, Math.min(code.length(), LONGEST));
            return MessageDigest.getInstance("SHA-256").digest(some.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
