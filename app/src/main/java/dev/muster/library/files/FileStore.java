package dev.muster.library.files;

import static dev.muster.generated.db.Tables.FILE;
import static dev.muster.generated.db.Tables.FILE_PART;
import static dev.muster.generated.db.Tables.STEP;

import dev.muster.shared.Actor;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.springframework.stereotype.Component;

/** Uploaded files in their table. */
@Component
public class FileStore {
    private final DSLContext db;

    FileStore(DSLContext db) {
        this.db = db;
    }

    public int insert(Actor actor, String name, String mediaType, byte[] sha256, int size, Instant at) {
        return db.insertInto(FILE)
                .set(FILE.NAME, name)
                .set(FILE.MEDIA_TYPE, mediaType)
                .set(FILE.SIZE, size)
                .set(FILE.SHA256, sha256)
                .set(FILE.UPLOADED_BY, actor.personId() == 0 ? null : actor.personId())
                .set(FILE.UPLOADED_AT, at)
                .returningResult(FILE.ID)
                .fetchSingle()
                .value1();
    }

    public boolean exists(int id) {
        return db.fetchExists(FILE, FILE.ID.eq(id));
    }

    public Optional<StoredFile> find(int id) {
        return Optional.ofNullable(of(List.of(id)).get(id));
    }

    public Map<Integer, StoredFile> of(Collection<Integer> ids) {
        return db.select(FILE.ID, FILE.NAME, FILE.MEDIA_TYPE, FILE.SIZE).from(FILE).where(FILE.ID.in(ids)).stream()
                .map(FileStore::file)
                .collect(Collectors.toMap(StoredFile::id, f -> f));
    }

    private static StoredFile file(Record4<Integer, String, String, Integer> r) {
        return new StoredFile(r.value1(), r.value2(), r.value3(), r.value4());
    }

    public void insertPart(int fileId, int no, byte[] bytes) {
        db.insertInto(FILE_PART)
                .set(FILE_PART.FILE_ID, fileId)
                .set(FILE_PART.NO, no)
                .set(FILE_PART.BYTES, bytes)
                .execute();
    }

    public byte[] part(int fileId, int no) {
        return db.select(FILE_PART.BYTES)
                .from(FILE_PART)
                .where(FILE_PART.FILE_ID.eq(fileId), FILE_PART.NO.eq(no))
                .fetchSingle()
                .value1();
    }

    public boolean isInCourse(int fileId) {
        return db.fetchExists(STEP, STEP.FILE_ID.eq(fileId));
    }

    /** Courses that show the file in a published version. */
    public List<Integer> coursesWith(int fileId) {
        return db.selectDistinct(STEP.CONTENT_ID)
                .from(STEP)
                .where(STEP.FILE_ID.eq(fileId), STEP.VERSION.gt(0))
                .fetch(STEP.CONTENT_ID);
    }
}
