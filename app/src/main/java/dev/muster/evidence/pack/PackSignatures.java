package dev.muster.evidence.pack;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.muster.access.CodeKey;
import dev.muster.evidence.certificates.CertificateKeyStore;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.stereotype.Component;

/**
 * Signs manifests under the program's secret, or, where it has none, under the key in the database. Only this installation
 * can tell whether a signature is its own.
 */
@Component
public class PackSignatures {
    private static final String PURPOSE = "evidence pack";
    private static final String HOW = "HmacSHA256";

    private final CodeKey program;
    private final CertificateKeyStore database;

    PackSignatures(CodeKey program, CertificateKeyStore database) {
        this.program = program;
        this.database = database;
    }

    String of(byte[] manifest) {
        return HexFormat.of().formatHex(mac(key(), manifest));
    }

    /** Whether this installation made it, with the key that it has now. */
    public boolean isOurs(byte[] manifest, String signature) {
        return MessageDigest.isEqual(
                of(manifest).getBytes(US_ASCII), signature.strip().getBytes(US_ASCII));
    }

    private byte[] key() {
        return program.derived(PURPOSE).orElseGet(() -> mac(database.key(), PURPOSE.getBytes(US_ASCII)));
    }

    private static byte[] mac(byte[] key, byte[] text) {
        try {
            Mac mac = Mac.getInstance(HOW);
            mac.init(new SecretKeySpec(key, HOW));
            return mac.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
