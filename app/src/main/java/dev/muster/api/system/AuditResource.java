package dev.muster.api.system;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.ContentJson;
import dev.muster.assignment.undo.Undos;
import dev.muster.audience.Scopes;
import dev.muster.audience.VisibleNames;
import dev.muster.audit.AuditGrid;
import dev.muster.edge.Lists;
import dev.muster.library.ContentRef;
import dev.muster.shared.Actor;
import dev.muster.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The audit log, newest first. */
@RestController
@RequestMapping("/api/v1/audit")
@Allowed(Permission.SEE_AUDIT)
public class AuditResource {
    private final AuditGrid grid;
    private final Undos undos;
    private final Scopes scopes;

    AuditResource(AuditGrid grid, Undos undos, Scopes scopes) {
        this.grid = grid;
        this.undos = undos;
        this.scopes = scopes;
    }

    public record By(Actor.Kind kind, @Nullable String id, String name) {}

    public record Entry(
            String id,
            Instant at,
            By actor,
            String action,
            int people,
            @Nullable ContentJson content,
            @Nullable String note,
            @Nullable String approvedBy,
            boolean undoable) {
        static Entry of(AuditGrid.Row r, boolean undoable) {
            Integer actor = r.actorId();
            Integer contentId = r.contentId();
            String title = r.contentTitle();
            String kind = r.contentKind();
            return new Entry(
                    String.valueOf(r.id()),
                    r.at(),
                    new By(r.actorKind(), actor == null ? null : actor.toString(), r.actorName()),
                    r.action(),
                    r.people(),
                    contentId == null || kind == null || title == null
                            ? null
                            : new ContentJson(contentId.toString(), ContentRef.Kind.valueOf(kind), title),
                    r.note(),
                    r.approvedBy(),
                    undoable);
        }
    }

    /** @param before, after JSON, as texts */
    public record Line(
            @Nullable String personId,
            @Nullable String contentId,
            @Nullable String before,
            @Nullable String after) {}

    public record Whole(@JsonUnwrapped Entry entry, List<Line> lines, int lineCount) {}

    /** {@code from} and {@code to} are days in UTC, both included. */
    @Operation(operationId = "listAudit", summary = "Lists the audit log, newest first")
    @GetMapping
    Page<Entry> list(
            Actor actor,
            @RequestParam(required = false) @Nullable Integer person,
            @RequestParam(required = false) @Nullable Integer content,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            Lists.Ask ask) {
        if (person != null) {
            scopes.require(actor, person);
        }
        AuditGrid.Filter filter = new AuditGrid.Filter(
                person,
                content,
                from == null ? null : from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                to == null ? null : to.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        return grid.page(filter, scope(actor), ask.cursor(), ask.limit())
                .map(r -> Entry.of(r, undos.mayUndo(actor, r)));
    }

    @Operation(operationId = "getAudit", summary = "Shows one entry with its lines")
    @GetMapping("/{id}")
    Whole one(Actor actor, @PathVariable long id) {
        VisibleNames visible = scopes.visibleNames(actor);
        AuditGrid.Whole whole = grid.find(id, scope(actor)).withLines(visible::json);
        return new Whole(
                Entry.of(whole.entry(), undos.mayUndo(actor, whole.entry())),
                whole.lines().stream()
                        .map(l -> new Line(id(l.personId()), id(l.contentId()), l.before(), l.after()))
                        .toList(),
                whole.lineCount());
    }

    private @Nullable Condition scope(Actor actor) {
        return actor.seesEverybody() ? null : scopes.condition(actor);
    }

    private static @Nullable String id(int id) {
        return id == 0 ? null : String.valueOf(id);
    }
}
