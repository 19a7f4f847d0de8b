package dev.muster.views;

import dev.muster.tables.TableFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** That a view is sent, and to whom. */
public record Sending(Rhythm rhythm, TableFile.Format format, List<Receiver> receivers) {
    public Sending {
        receivers = List.copyOf(receivers);
    }

    /** Null: they are none. */
    public @Nullable Receiver receiver(int personId) {
        return receivers.stream()
                .filter(r -> r.personId() == personId)
                .findFirst()
                .orElse(null);
    }

    /** What became of a view for one person on one day. */
    public enum Outcome {
        QUEUED("is being made"),
        SENT("sent"),
        WITHOUT_FILE("sent as a link alone: the file could not be made"),
        DEACTIVATED("not sent: deactivated"),
        NO_ADDRESS("not sent: no e-mail address"),
        NO_RIGHT("not sent: may not open the page"),
        NOT_SHARED("not sent: the view is not shared");

        private final String said;

        Outcome(String said) {
            this.said = said;
        }

        public String said() {
            return said;
        }

        /** Why somebody can't get it. */
        String why() {
            return said.replace("not sent: ", "");
        }
    }

    /** @param stoppedAt since when they want it no more; null: they get it */
    public record Receiver(
            int personId,
            String name,
            String username,
            @Nullable Instant stoppedAt,
            @Nullable LocalDate lastDay,
            @Nullable Outcome last) {
        public boolean gets() {
            return stoppedAt == null;
        }
    }
}
