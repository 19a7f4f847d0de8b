package dev.muster.evidence.check;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Reading what may be endless. */
final class Bounded {
    private static final int BUFFER = 64 * 1024;

    private Bounded() {}

    /** @return how many bytes there were; {@code most}: at least that many, and the rest was not read */
    static long read(InputStream in, long most, MessageDigest digest) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long read = 0;
        while (read < most) {
            int n = in.read(buffer, 0, (int) Math.min(buffer.length, most - read));
            if (n < 0) {
                return read;
            }
            digest.update(buffer, 0, n);
            read += n;
        }
        return read;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
