package dev.muster.api.training;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.api.ContentJson;
import dev.muster.learning.Completion;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Completion as the API words it.
 *
 * @param context {@code "STANDALONE"} or {@code {"module": Content}}
 * @param evidence what was done; of a recorded one words, or the id of a file
 * @param voidedBecause the reason, where it counts no more
 * @param creditFrom the completion it is a credit of
 */
public record CompletionJson(
        String id,
        ContentJson content,
        int version,
        Context context,
        Instant completedAt,
        @Nullable Integer score,
        @Nullable LocalDate expiresOn,
        Origin origin,
        boolean voided,
        @Nullable String voidedBecause,
        @Nullable String evidence,
        @Nullable String creditFrom) {
    public sealed interface Context {}

    enum Alone implements Context {
        STANDALONE
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record InModule(ContentJson module) implements Context {}

    enum Origin {
        MUSTER,
        RECORDED
    }

    static CompletionJson of(Completion c) {
        return new CompletionJson(
                String.valueOf(c.id()),
                ContentJson.of(c.content()),
                c.version(),
                c.module() == null ? Alone.STANDALONE : new InModule(ContentJson.of(c.module())),
                c.completedAt(),
                c.score(),
                c.expiresOn(),
                c.recordedElsewhere() ? Origin.RECORDED : Origin.MUSTER,
                c.voided(),
                c.voidedBecause(),
                c.evidence(),
                c.creditedFrom() == null ? null : c.creditedFrom().toString());
    }
}
