package dev.muster.work;

import dev.muster.shared.Actor;
import dev.muster.shared.NotThere;
import dev.muster.shared.PieceResource;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Files that jobs make: kept for seven days, for whoever asked, and for administrators. */
@Component
public class Downloads {
    public static final Duration KEPT_FOR = Duration.ofDays(7);

    private final DownloadStore store;
    private final Clock clock;

    Downloads(DownloadStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Writes a file; leaves closing to the caller. */
    @FunctionalInterface
    public interface Writer {
        void to(OutputStream out) throws IOException;
    }

    /**
     * Makes the file of a job, in the caller's transaction: half a file is never there. Of a job that runs again, the new
     * file takes the place of the old.
     *
     * @param name with its ending
     */
    @Transactional
    public Download make(Job job, String name, String mediaType, Writer writer) {
        var now = clock.instant();
        long id = store.insert(job, name, mediaType, now, now.plus(KEPT_FOR));
        PieceOutput pieces = new PieceOutput((no, bytes) -> store.insertPart(id, no, bytes));
        try (pieces) {
            writer.to(pieces);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        store.finish(id, pieces.size(), pieces.sha256());
        return store.find(id).orElseThrow();
    }

    /** A job's result: where its file is. */
    public static JsonNode result(Download file) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("download", String.valueOf(file.id()))
                .put("url", "/api/v1/downloads/" + file.id())
                .put("name", file.name())
                .put("size", file.size())
                .put("keptUntil", file.keptUntil().toString());
    }

    /** @throws NotThere also for what somebody else asked for, and for what is not kept any more */
    @Transactional(readOnly = true)
    public Download find(Actor actor, long id) {
        return store.find(id).filter(d -> isFor(actor, d)).orElseThrow(() -> new NotThere("download"));
    }

    /** What a job made, where the actor may have it and it is still kept. */
    @Transactional(readOnly = true)
    public Optional<Download> ofJob(Actor actor, long jobId) {
        return store.ofJob(jobId).filter(d -> isFor(actor, d));
    }

    private boolean isFor(Actor actor, Download file) {
        Integer person = file.personId();
        return clock.instant().isBefore(file.keptUntil())
                && (actor.isAdmin() || person != null && person == actor.personId());
    }

    /** Its bytes, read while they are sent. */
    public Resource bytes(Download file) {
        return new PieceResource(
                "download " + file.id(), no -> store.part(file.id(), no), file.size(), PieceOutput.PIECE);
    }

    /** Deletes what is not kept any more. */
    @Transactional
    public int forget() {
        return store.deleteKeptUntilBefore(clock.instant());
    }
}
