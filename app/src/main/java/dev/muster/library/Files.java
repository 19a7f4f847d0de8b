package dev.muster.library;

import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.library.rules.FileName;
import dev.muster.library.rules.FileType;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.NotThere;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;

/** Files for document steps and evidence: kept in the database, known by their content. */
@Component
@Transactional
public class Files {
    public static final int MOST_BYTES = 20 * 1024 * 1024;
    private final FileStore store;
    private final AuditLog audit;
    private final Clock clock;

    Files(FileStore store, AuditLog audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /** @throws BadInput naming {@code file} where it is empty, too large or of no type that Muster takes */
    public StoredFile upload(Actor actor, @Nullable String sentName, byte[] bytes) {
        if (bytes.length == 0) {
            throw new BadInput("file", "Choose a file; this one is empty.");
        }
        if (bytes.length > MOST_BYTES) {
            throw new BadInput("file", "The file is larger than 20 MB.");
        }
        FileType type = FileType.of(bytes)
                .orElseThrow(() -> new BadInput(
                        "file",
                        "This kind of file is not taken. Use PDF, PNG, JPEG, WebP, MP4, plain text (UTF-8), or Word, Excel"
                                + " or PowerPoint without macros."));
        String name = FileName.of(sentName, type);
        int id = store.insert(actor, name, type.mediaType(), sha256(bytes), bytes, clock.instant());
        audit.write(Act.of(actor, "file.upload")
                .detail(JsonNodeFactory.instance.objectNode().put("fileId", id).put("size", bytes.length)));
        return new StoredFile(id, name, type.mediaType(), bytes.length);
    }

    @Transactional(readOnly = true)
    public StoredFile get(int id) {
        return store.find(id).orElseThrow(() -> new NotThere("file"));
    }

    @Transactional(readOnly = true)
    public Map<Integer, StoredFile> of(Collection<Integer> ids) {
        return ids.isEmpty() ? Map.of() : store.of(ids);
    }

    @Transactional(readOnly = true)
    public byte[] bytes(int id) {
        return store.bytes(id);
    }

    /** Courses whose learners may read the file: those that show it in a published version. */
    @Transactional(readOnly = true)
    public List<Integer> coursesWith(int fileId) {
        return store.coursesWith(fileId);
    }

    /** Whether a step shows the file, drafts included. */
    @Transactional(readOnly = true)
    public boolean isInCourse(int fileId) {
        return store.isInCourse(fileId);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
