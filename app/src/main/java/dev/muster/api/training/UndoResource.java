package dev.muster.api.training;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.undo.Undos;
import dev.muster.shared.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Taking an act back: what an undo would do; do it. */
@RestController
@RequestMapping("/api/v1/undo/{auditId}")
@Allowed(Permission.TRAIN_PEOPLE)
class UndoResource {
    private final Undos undos;

    UndoResource(Undos undos) {
        this.undos = undos;
    }

    /**
     * @param message why nothing of it can be undone; null: it can
     * @param people who is put back as before; of acts on rules: who gets training or loses it
     * @param gain of acts on rules: people who get training; lose: people who lose it
     * @param sample of acts on rules: some of them by name
     * @param entryId the undo's own entry; only in the answer to doing it
     */
    @Schema(name = "Undo")
    record Answer(
            String auditId,
            String action,
            boolean undoable,
            @Nullable String message,
            int people,
            int gain,
            int lose,
            List<Change> sample,
            List<Skipped> skipped,
            @Nullable String entryId) {}

    @Schema(name = "UndoSkipped")
    record Skipped(String personId, @Nullable String contentId, String message) {}

    /** One of those who get training, or lose it. */
    @Schema(name = "UndoChange")
    record Change(String personId, String name, String title, boolean gains) {}

    @Operation(operationId = "previewUndo", summary = "Says what undoing an act would do; nothing is written")
    @GetMapping
    Answer preview(Actor actor, @PathVariable long auditId) {
        return answer(auditId, undos.preview(actor, auditId));
    }

    @Operation(operationId = "undo", summary = "Undoes an act")
    @PostMapping
    Answer undo(Actor actor, @PathVariable long auditId) {
        return answer(auditId, undos.undo(actor, auditId));
    }

    private static Answer answer(long auditId, Undos.Undone u) {
        return new Answer(
                String.valueOf(auditId),
                u.action(),
                u.refused() == null,
                u.refused(),
                u.people(),
                u.gain(),
                u.lose(),
                u.some().stream()
                        .map(c -> new Change(String.valueOf(c.personId()), c.name(), c.title(), c.gains()))
                        .toList(),
                u.skipped().stream()
                        .map(s -> new Skipped(
                                String.valueOf(s.personId()),
                                s.contentId() == 0 ? null : String.valueOf(s.contentId()),
                                s.name() + " " + s.why() + "."))
                        .toList(),
                u.entryId() == null ? null : u.entryId().toString());
    }
}
