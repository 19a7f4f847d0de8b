package dev.muster.evidence.certificates;

import static dev.muster.generated.db.Tables.CERTIFICATE_KEY;

import dev.muster.access.CodeKey;
import dev.muster.evidence.rules.CertificateCode;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Codes of certificates, made with the program's secret. Where it has none the database holds a key; what was printed under
 * that one is still found once there is a secret.
 */
@Component
class CertificateCodes {
    private static final int KEY_BYTES = 16;

    private final DSLContext db;
    private final CodeKey program;
    private volatile byte @Nullable [] ofDatabase;

    CertificateCodes(DSLContext db, CodeKey program) {
        this.db = db;
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
        byte[] key = ofDatabase;
        if (key == null) {
            key = Arrays.copyOf(db.fetchSingle(CERTIFICATE_KEY).getKey(), KEY_BYTES);
            ofDatabase = key;
        }
        return key;
    }
}
