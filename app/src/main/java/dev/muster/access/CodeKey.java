package dev.muster.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.muster.shared.WrongSetting;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The key under which sign-in codes are kept: outside the database, so that a copy of the database gives none of them.
 * {@code MUSTER_SECRET}, else a file beside the embedded database, made at the first start. With a database of its own
 * and no setting there is no place that all nodes share; codes are longer then, too long to be guessed.
 */
@Component
public class CodeKey {
    private static final String HOW = "HmacSHA256";
    private static final String FILE = "secret";

    private final @Nullable SecretKeySpec key;

    CodeKey(
            @Value("${muster.secret:}") String setting,
            @Value("${spring.datasource.url:}") String database,
            @Value("${muster.data:./data}") Path data) {
        String secret = !setting.isBlank() || !database.isBlank() ? setting.strip() : ofEmbedded(data);
        this.key = secret.isEmpty() ? null : new SecretKeySpec(secret.getBytes(UTF_8), HOW);
    }

    /** 47 bits where a copy of the database is no help, else 76. */
    String newCode() {
        return key == null ? Secrets.code(4, 4) : Secrets.code(2, 5);
    }

    byte[] hash(String code) {
        String plain = Secrets.plain(code);
        return key == null ? Secrets.hash(plain) : mac(key, plain);
    }

    private static byte[] mac(SecretKeySpec key, String text) {
        try {
            Mac mac = Mac.getInstance(HOW);
            mac.init(key);
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key for something else, made from this one: 256 bits that say nothing about it. Empty: there is no place for one. */
    public Optional<byte[]> derived(String purpose) {
        return key == null ? Optional.empty() : Optional.of(mac(key, "derived:" + purpose));
    }

    /** As which the code may be kept: those that were made without a key work for as long as they were meant to. */
    List<byte[]> hashes(String code) {
        return List.of(hash(code), Secrets.hash(Secrets.plain(code)));
    }

    private static String ofEmbedded(Path data) {
        Path file = data.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(data);
                write(file, Secrets.token());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new WrongSetting("MUSTER_DATA (" + file + ") can't be used: " + e.getMessage()
                    + ". Let this user read and write it, or set MUSTER_SECRET.");
        }
    }

    private static void write(Path file, String secret) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try (FileChannel out = posix
                ? FileChannel.open(file, Set.of(CREATE_NEW, WRITE), mine)
                : FileChannel.open(file, CREATE_NEW, WRITE)) {
            out.write(ByteBuffer.wrap(secret.getBytes(UTF_8)));
            out.force(true);
        }
    }
}
