package dev.muster.api.training;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.ContentJson;
import dev.muster.assignment.lists.RemovedGrid;
import dev.muster.audience.Scopes;
import dev.muster.learning.LearningGrid;
import dev.muster.learning.PastAttempt;
import dev.muster.shared.Actor;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a person has completed and attempted, and what was taken from them. */
@RestController
public class HistoryResource {
    private final LearningGrid learning;
    private final RemovedGrid removed;
    private final Scopes scopes;

    HistoryResource(LearningGrid learning, RemovedGrid removed, Scopes scopes) {
        this.learning = learning;
        this.removed = removed;
        this.scopes = scopes;
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

    /**
     * @param at when; {@code by} whom or what; the rest as they wrote it
     * @param sources labels of those that went
     * @param removed whether the assignment went with them; else others kept it
     * @param progress as it was then, where it went
     */
    public record RemovalJson(
            ContentJson content,
            Instant at,
            String by,
            @Nullable String note,
            @Nullable String approvedBy,
            List<String> sources,
            boolean removed,
            @Nullable Integer progress) {
        static RemovalJson of(RemovedGrid.Row r, boolean learner) {
            return new RemovalJson(
                    ContentJson.of(r.content()),
                    r.at(),
                    r.by(),
                    learner ? null : r.note(),
                    learner ? null : r.approvedBy(),
                    r.sources(),
                    r.removed(),
                    r.progress());
        }
    }

    record History(List<CompletionJson> completions, List<AttemptJson> attempts, List<RemovalJson> removals) {}

    @Operation(
            operationId = "getHistory",
            summary = "Shows what a person completed and attempted, and what was removed")
    @GetMapping("/api/v1/people/{id}/history")
    @Allowed(Permission.SEE_PEOPLE)
    History history(Actor actor, @PathVariable int id) {
        scopes.require(actor, id);
        return of(id, false);
    }

    @Operation(operationId = "getMyHistory", summary = "Shows what the caller completed and attempted")
    @GetMapping("/api/v1/me/history")
    @Allowed(Permission.OWN)
    History own(Actor actor) {
        return of(actor.personId(), true);
    }

    /** @param learner notes and approvals are never shown to them */
    private History of(int personId, boolean learner) {
        return new History(
                learning.completions(personId).stream().map(CompletionJson::of).toList(),
                learning.attempts(personId).stream().map(AttemptJson::of).toList(),
                removed.of(personId).stream()
                        .map(r -> RemovalJson.of(r, learner))
                        .toList());
    }
}
