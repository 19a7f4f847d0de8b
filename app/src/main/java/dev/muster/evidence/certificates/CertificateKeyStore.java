package dev.muster.evidence.certificates;

import static dev.muster.generated.db.Tables.CERTIFICATE_KEY;

import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The key that the database holds for where the program has no secret. It is written once, by a migration. */
@Component
public class CertificateKeyStore {
    private final DSLContext db;
    private volatile byte @Nullable [] key;

    CertificateKeyStore(DSLContext db) {
        this.db = db;
    }

    public byte[] key() {
        byte[] read = key;
        if (read == null) {
            read = db.fetchSingle(CERTIFICATE_KEY).getKey();
            key = read;
        }
        return read.clone();
    }
}
