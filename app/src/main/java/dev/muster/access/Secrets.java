package dev.muster.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Random secrets, and their hashes: the tables keep hashes only. */
final class Secrets {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** No 0 O 1 I L 5 S 8 B: nothing that print or handwriting confuses. */
    private static final String CODE_LETTERS = "234679ACDEFGHJKMNPQRTUVWXYZ";

    private Secrets() {}

    /** SHA-256: enough for secrets of many random bits; sign-in codes have {@link CodeKey}. */
    static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An API token: {@code muster_} and 256 random bits. */
    static String token() {
        byte[] bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return "muster_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** A code as people read it: groups of letters and digits, 4.75 bits each. */
    static String code(int groups, int letters) {
        StringBuilder s = new StringBuilder();
        for (int i = 0; i < groups * letters; i++) {
            s.append(i > 0 && i % letters == 0 ? "-" : "")
                    .append(CODE_LETTERS.charAt(RANDOM.nextInt(CODE_LETTERS.length())));
        }
        return s.toString();
    }

    /** A typed code without the marks and spaces that people leave out or add. */
    static String plain(String code) {
        return code.toUpperCase(java.util.Locale.ROOT).replaceAll("[^0-9A-Z]", "");
    }
}
