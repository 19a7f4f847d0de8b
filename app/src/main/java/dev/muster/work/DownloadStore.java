package dev.muster.work;

import static dev.muster.generated.db.Tables.DOWNLOAD;
import static dev.muster.generated.db.Tables.DOWNLOAD_PART;

import dev.muster.generated.db.tables.records.DownloadRecord;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Downloads in their tables. */
@Component
class DownloadStore {
    private final DSLContext db;

    DownloadStore(DSLContext db) {
        this.db = db;
    }

    /** Without its size: {@link #finish}. What the job made before, when it was broken off, goes. */
    long insert(Job job, String name, String mediaType, Instant at, Instant keptUntil) {
        db.deleteFrom(DOWNLOAD).where(DOWNLOAD.JOB_ID.eq(job.id())).execute();
        int person = job.actor().personId();
        return db.insertInto(DOWNLOAD)
                .set(DOWNLOAD.JOB_ID, job.id())
                .set(DOWNLOAD.NAME, name)
                .set(DOWNLOAD.MEDIA_TYPE, mediaType)
                .set(DOWNLOAD.SIZE, 0L)
                .set(DOWNLOAD.SHA256, new byte[0])
                .set(DOWNLOAD.PERSON_ID, person == 0 ? null : person)
                .set(DOWNLOAD.MADE_AT, at)
                .set(DOWNLOAD.KEPT_UNTIL, keptUntil)
                .returningResult(DOWNLOAD.ID)
                .fetchSingle()
                .value1();
    }

    void insertPart(long id, int no, byte[] bytes) {
        db.insertInto(DOWNLOAD_PART)
                .set(DOWNLOAD_PART.DOWNLOAD_ID, id)
                .set(DOWNLOAD_PART.NO, no)
                .set(DOWNLOAD_PART.BYTES, bytes)
                .execute();
    }

    void finish(long id, long size, byte[] sha256) {
        db.update(DOWNLOAD)
                .set(DOWNLOAD.SIZE, size)
                .set(DOWNLOAD.SHA256, sha256)
                .where(DOWNLOAD.ID.eq(id))
                .execute();
    }

    Optional<Download> find(long id) {
        return db.selectFrom(DOWNLOAD).where(DOWNLOAD.ID.eq(id)).fetchOptional(DownloadStore::download);
    }

    Optional<Download> ofJob(long jobId) {
        return db.selectFrom(DOWNLOAD).where(DOWNLOAD.JOB_ID.eq(jobId)).fetchOptional(DownloadStore::download);
    }

    private static Download download(DownloadRecord r) {
        return new Download(
                r.getId(),
                r.getName(),
                r.getMediaType(),
                r.getSize(),
                r.getSha256(),
                r.getPersonId(),
                r.getKeptUntil());
    }

    byte[] part(long id, int no) {
        return db.select(DOWNLOAD_PART.BYTES)
                .from(DOWNLOAD_PART)
                .where(DOWNLOAD_PART.DOWNLOAD_ID.eq(id), DOWNLOAD_PART.NO.eq(no))
                .fetchSingle()
                .value1();
    }

    int deleteKeptUntilBefore(Instant now) {
        return db.deleteFrom(DOWNLOAD).where(DOWNLOAD.KEPT_UNTIL.lt(now)).execute();
    }
}
