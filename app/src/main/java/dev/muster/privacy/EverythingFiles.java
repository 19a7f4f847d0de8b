package dev.muster.privacy;

import dev.muster.shared.Actor;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.stereotype.Component;

/**
 * Everything about one person for whoever asked: made first, then sent, so that a slow reader holds neither a connection nor a
 * snapshot; on the disk only in between.
 */
@Component
public class EverythingFiles {
    private final Everything everything;

    EverythingFiles(Everything everything) {
        this.everything = everything;
    }

    /** Where it is sent to, once it is whole. */
    public interface Target {
        /** @param name of the file; size: in bytes */
        OutputStream open(String name, long size) throws IOException;
    }

    public void take(Actor actor, int personId, Target target) throws IOException {
        everything.note(actor, personId);
        Path file = Files.createTempFile("muster-", ".zip");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                everything.write(personId, out);
            }
            try (OutputStream to = target.open(Everything.name(personId), Files.size(file))) {
                Files.copy(file, to);
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
