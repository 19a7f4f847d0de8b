package dev.muster.api;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.audience.Scopes;
import dev.muster.learning.Completion;
import dev.muster.learning.LearningGrid;
import dev.muster.learning.PastAttempt;
import dev.muster.shared.Actor;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a person has completed and attempted. */
@RestController
class HistoryResource {
    private final LearningGrid learning;
    private final Scopes scopes;

    HistoryResource(LearningGrid learning, Scopes scopes) {
        this.learning = learning;
        this.scopes = scopes;
    }

    record InModule(ContentJson module) {}

    enum Origin {
        MUSTER,
        RECORDED
    }

    /** @param context {@code "STANDALONE"} or {@code {"module": Content}} */
    record CompletionJson(
            String id,
            ContentJson content,
            int version,
            Object context,
            Instant completedAt,
            @Nullable Integer score,
            @Nullable LocalDate expiresOn,
            Origin origin,
            boolean voided,
            @Nullable String evidence) {
        static CompletionJson of(Completion c) {
            return new CompletionJson(
                    String.valueOf(c.id()),
                    ContentJson.of(c.content()),
                    c.version(),
                    c.module() == null ? "STANDALONE" : new InModule(ContentJson.of(c.module())),
                    c.completedAt(),
                    c.score(),
                    c.expiresOn(),
                    c.recordedElsewhere() ? Origin.RECORDED : Origin.MUSTER,
                    c.voided(),
                    c.evidence());
        }
    }

    record AttemptJson(
            String id,
            ContentJson content,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String endedAs) {
        static AttemptJson of(PastAttempt a) {
            return new AttemptJson(
                    String.valueOf(a.id()), ContentJson.of(a.content()), a.startedAt(), a.endedAt(), a.endedAs());
        }
    }

    record History(List<CompletionJson> completions, List<AttemptJson> attempts, List<Object> removals) {}

    @GetMapping("/api/v1/people/{id}/history")
    @Allowed(Permission.SEE_PEOPLE)
    History history(Actor actor, @PathVariable int id) {
        scopes.require(actor, id);
        return of(id);
    }

    @GetMapping("/api/v1/me/history")
    @Allowed(Permission.OWN)
    History own(Actor actor) {
        return of(actor.personId());
    }

    private History of(int personId) {
        return new History(
                learning.completions(personId).stream().map(CompletionJson::of).toList(),
                learning.attempts(personId).stream().map(AttemptJson::of).toList(),
                List.of());
    }
}
