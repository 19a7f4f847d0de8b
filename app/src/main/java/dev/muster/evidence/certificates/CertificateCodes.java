package dev.muster.evidence.certificates;

import dev.muster.access.CodeKey;
import dev.muster.evidence.rules.CertificateCode;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Codes of certificates, made with the program's secret. Where it has none the database holds a key; what was printed under
 * that one is still found once there is a secret.
 */
@Component
class CertificateCodes {
    private static final int KEY_BYTES = 16;

    private final CertificateKeyStore database;
    private final CodeKey program;

    CertificateCodes(CertificateKeyStore database, CodeKey program) {
        this.database = database;
        this.program = program;
    }

    String of(long completionId) {
        return CertificateCode.of(completionId, ofProgram().orElseGet(this::ofDatabase));
    }

    /** The completion; 0: there is none with this code. */
    long completion(String code) {
        return Stream.concat(ofProgram().stream(), Stream.of(ofDatabase()))
                .map(key -> CertificateCode.id(code, key))
                .flatMapToLong(OptionalLong::stream)
                .findFirst()
                .orElse(0);
    }

    private Optional<byte[]> ofProgram() {
        return program.derived("certificate").map(key -> Arrays.copyOf(key, KEY_BYTES));
    }

    private byte[] ofDatabase() {
        return Arrays.copyOf(database.key(), KEY_BYTES);
    }
}
