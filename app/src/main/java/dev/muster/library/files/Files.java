package dev.muster.library.files;

import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.library.rules.FileName;
import dev.muster.library.rules.FileType;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.NotThere;
import dev.muster.shared.PieceResource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamSource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.node.JsonNodeFactory;

/** Files for document steps and evidence: kept in the database, known by their content. */
@Component
@Transactional
public class Files {
    public static final int MOST_BYTES = 20 * 1024 * 1024;
    /** As the pieces in the table are, by its migration. */
    private static final int PIECE = 256 * 1024;

    private final FileStore store;
    private final AuditLog audit;
    private final Clock clock;

    Files(FileStore store, AuditLog audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Stores it piece by piece.
     *
     * @param source the file, which is read three times: what it is, its hash, its bytes
     * @throws BadInput naming {@code file} where it is empty, too large or of no type that Muster takes
     */
    public StoredFile upload(Actor actor, @Nullable String sentName, long size, InputStreamSource source) {
        if (size == 0) {
            throw new BadInput("file", "Choose a file; this one is empty.");
        }
        if (size > MOST_BYTES) {
            throw new BadInput("file", "The file is larger than 20 MB.");
        }
        FileType type = FileType.of(() -> open(source), size)
                .orElseThrow(() -> new BadInput(
                        "file",
                        "This kind of file is not taken. Use PDF, PNG, JPEG, WebP, MP4, plain text (UTF-8), or Word, Excel"
                                + " or PowerPoint without macros."));
        String name = FileName.of(sentName, type);
        MessageDigest sum = sha256();
        eachPiece(source, (no, bytes) -> sum.update(bytes));
        int id = store.insert(actor, name, type.mediaType(), sum.digest(), (int) size, clock.instant());
        eachPiece(source, (no, bytes) -> store.insertPart(id, no, bytes));
        audit.write(Act.of(actor, AuditAction.FILE_UPLOAD)
                .detail(JsonNodeFactory.instance.objectNode().put("fileId", id).put("size", (int) size)));
        return new StoredFile(id, name, type.mediaType(), (int) size);
    }

    /** What the program brings itself. */
    public StoredFile upload(Actor actor, String name, byte[] bytes) {
        return upload(actor, name, bytes.length, new ByteArrayResource(bytes));
    }

    private interface Piece {
        void take(int no, byte[] bytes);
    }

    private static void eachPiece(InputStreamSource source, Piece piece) {
        try (InputStream in = open(source)) {
            byte[] bytes = in.readNBytes(PIECE);
            for (int no = 0; bytes.length > 0; no++) {
                piece.take(no, bytes);
                bytes = in.readNBytes(PIECE);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(InputStreamSource source) {
        try {
            return source.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Transactional(readOnly = true)
    public StoredFile get(int id) {
        return store.find(id).orElseThrow(() -> new NotThere("file"));
    }

    @Transactional(readOnly = true)
    public Map<Integer, StoredFile> of(Collection<Integer> ids) {
        return ids.isEmpty() ? Map.of() : store.of(ids);
    }

    /** Its bytes, read while they are sent; no connection waits for whoever reads slowly. */
    public Resource bytes(StoredFile file) {
        return new PieceResource("file " + file.id(), no -> store.part(file.id(), no), file.size(), PIECE);
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
