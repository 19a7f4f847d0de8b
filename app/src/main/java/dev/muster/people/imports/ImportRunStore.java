package dev.muster.people.imports;

import static dev.muster.generated.db.Tables.IMPORT_MAPPING;
import static dev.muster.generated.db.Tables.IMPORT_PIECE;
import static dev.muster.generated.db.Tables.IMPORT_REJECT;
import static dev.muster.generated.db.Tables.IMPORT_RUN;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.muster.people.rules.HrMapping;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class ImportRunStore {
    private final DSLContext db;

    ImportRunStore(DSLContext db) {
        this.db = db;
    }

    record Upload(String fileName, @Nullable HrMapping mapping) {}

    int insert(String fileName, @Nullable Integer by, Instant now) {
        return db.insertInto(IMPORT_RUN)
                .set(IMPORT_RUN.FILE_NAME, fileName)
                .set(IMPORT_RUN.STATE, "UPLOADED")
                .set(IMPORT_RUN.CREATED_AT, now)
                .set(IMPORT_RUN.CREATED_BY, by)
                .returningResult(IMPORT_RUN.ID)
                .fetchSingle()
                .value1();
    }

    Optional<Upload> upload(int run) {
        return db.selectFrom(IMPORT_RUN).where(IMPORT_RUN.ID.eq(run)).fetchOptional(r -> {
            JSONB mapping = r.getMapping();
            return new Upload(r.getFileName(), mapping == null ? null : HrMappingJson.parse(mapping.data()));
        });
    }

    void mapping(int run, HrMapping mapping) {
        db.update(IMPORT_RUN)
                .set(
                        IMPORT_RUN.MAPPING,
                        JSONB.valueOf(HrMappingJson.tree(mapping).toString()))
                .where(IMPORT_RUN.ID.eq(run))
                .execute();
    }

    /** False if it was started before. */
    boolean queued(int run, long job) {
        return db.update(IMPORT_RUN)
                        .set(IMPORT_RUN.STATE, "QUEUED")
                        .set(IMPORT_RUN.JOB_ID, job)
                        .where(IMPORT_RUN.ID.eq(run).and(IMPORT_RUN.STATE.ne("DONE")))
                        .execute()
                > 0;
    }

    void done(int run, ImportOutcome outcome, Instant now) {
        db.update(IMPORT_RUN)
                .set(IMPORT_RUN.STATE, "DONE")
                .set(
                        IMPORT_RUN.RESULT,
                        JSONB.valueOf(outcome.json().without("rejected").toString()))
                .set(IMPORT_RUN.ENDED_AT, now)
                .where(IMPORT_RUN.ID.eq(run))
                .execute();
    }

    Optional<HrMapping> saved(List<String> header) {
        return db.select(IMPORT_MAPPING.MAPPING)
                .from(IMPORT_MAPPING)
                .where(IMPORT_MAPPING.HEADER_KEY.eq(key(header)))
                .fetchOptional(r -> HrMappingJson.parse(r.value1().data()));
    }

    void save(List<String> header, String name, HrMapping mapping, Instant now) {
        JSONB json = JSONB.valueOf(HrMappingJson.tree(mapping.withoutEncoding()).toString());
        db.insertInto(IMPORT_MAPPING)
                .set(IMPORT_MAPPING.NAME, name)
                .set(IMPORT_MAPPING.HEADER, header.toArray(String[]::new))
                .set(IMPORT_MAPPING.HEADER_KEY, key(header))
                .set(IMPORT_MAPPING.MAPPING, json)
                .set(IMPORT_MAPPING.USED_AT, now)
                .onConflict(IMPORT_MAPPING.HEADER_KEY)
                .doUpdate()
                .set(IMPORT_MAPPING.MAPPING, json)
                .set(IMPORT_MAPPING.USED_AT, now)
                .execute();
    }

    /** Holds the run to the end of the transaction. False if it has been imported, and is the record. */
    boolean isOpenAndHeld(int run) {
        return db.select(IMPORT_RUN.ID)
                .from(IMPORT_RUN)
                .where(IMPORT_RUN.ID.eq(run).and(IMPORT_RUN.STATE.ne("DONE")))
                .forUpdate()
                .fetchOptional()
                .isPresent();
    }

    /** What was found with another mapping. */
    void forgetRejects(int run) {
        db.deleteFrom(IMPORT_REJECT).where(IMPORT_REJECT.RUN_ID.eq(run)).execute();
    }

    /** Uploaded files, and what was found in those that were never imported, are not kept longer than they are of use. */
    int forgetFiles(Instant before) {
        db.deleteFrom(IMPORT_REJECT)
                .using(IMPORT_RUN)
                .where(
                        IMPORT_RUN.ID.eq(IMPORT_REJECT.RUN_ID),
                        IMPORT_RUN.STATE.ne("DONE"),
                        IMPORT_RUN.CREATED_AT.lt(before))
                .execute();
        return db.deleteFrom(IMPORT_PIECE)
                .using(IMPORT_RUN)
                .where(IMPORT_RUN.ID.eq(IMPORT_PIECE.RUN_ID).and(IMPORT_RUN.CREATED_AT.lt(before)))
                .execute();
    }

    private static String key(List<String> header) {
        try {
            byte[] names = String.join("\u001F", header).getBytes(UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(names));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
