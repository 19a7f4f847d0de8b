package dev.muster.evidence.rules;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.OptionalLong;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The code of a certificate: the completion's id under a key, 128 bits that look like any others. It is kept nowhere,
 * printing again gives the same one, and who has the key can read the id out of it. To guess one is to guess 128 bits.
 */
public final class CertificateCode {
    /** Nothing that reads like something else: no I, L, O and U. */
    private static final String LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static final int LENGTH = 26;
    private static final int BLOCK = 16;

    private CertificateCode() {}

    /** @param key 16 bytes */
    public static String of(long id, byte[] key) {
        byte[] plain = ByteBuffer.allocate(BLOCK).putLong(id).array();
        BigInteger number = new BigInteger(1, crypt(Cipher.ENCRYPT_MODE, plain, key));
        StringBuilder letters = new StringBuilder();
        for (int i = LENGTH - 1; i >= 0; i--) {
            letters.append(LETTERS.charAt(number.shiftRight(5 * i).intValue() & 31));
        }
        return letters.toString();
    }

    /** As people type it, in groups or not, with O for 0; empty: no id under this key. */
    public static OptionalLong id(String typed, byte[] key) {
        String code = plain(typed);
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < code.length(); i++) {
            number = number.shiftLeft(5).or(BigInteger.valueOf(Math.max(0, LETTERS.indexOf(code.charAt(i)))));
        }
        boolean wellFormed = code.length() == LENGTH
                && code.chars().allMatch(c -> LETTERS.indexOf(c) >= 0)
                && number.bitLength() <= 8 * BLOCK;
        ByteBuffer block = ByteBuffer.wrap(crypt(Cipher.DECRYPT_MODE, bytes(number), key));
        long id = block.getLong();
        return wellFormed && block.getLong() == 0 && id > 0 ? OptionalLong.of(id) : OptionalLong.empty();
    }

    /** In groups, as it is printed. */
    public static String inGroups(String code) {
        return code.replaceAll("(.{4})(?=.)", "$1-");
    }

    private static String plain(String typed) {
        String code = typed.substring(0, Math.min(typed.length(), 100)).toUpperCase(Locale.ROOT);
        return code.replaceAll("[\\s\\p{Pd}]", "").replace('O', '0').replaceAll("[IL]", "1");
    }

    private static byte[] bytes(BigInteger number) {
        byte[] all = new byte[BLOCK];
        byte[] some = number.toByteArray();
        int length = Math.min(BLOCK, some.length);
        System.arraycopy(some, some.length - length, all, BLOCK - length, length);
        return all;
    }

    /** One block, so that it is a permutation of 128 bits. */
    private static byte[] crypt(int mode, byte[] block, byte[] key) {
        try {
            Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
            aes.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[BLOCK]));
            return aes.doFinal(block);
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
