package dev.muster.api.people;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.Needed;
import dev.muster.api.Sent;
import dev.muster.api.Shaped;
import dev.muster.audience.Scopes;
import dev.muster.edge.Download;
import dev.muster.privacy.Erasures;
import dev.muster.privacy.EverythingFiles;
import dev.muster.shared.Actor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What privacy law asks for about one person. */
@RestController
class ErasureResource {
    private final Erasures erasures;
    private final EverythingFiles everything;
    private final Scopes scopes;

    ErasureResource(Erasures erasures, EverythingFiles everything, Scopes scopes) {
        this.erasures = erasures;
        this.everything = everything;
        this.scopes = scopes;
    }

    @Sent(thing = "An erasure", example = """
                    {"reason": "Asked for in writing on 12 November"}""")
    record EraseBody(@Needed @Nullable String reason) {}

    /** @param already it had been done before: nothing was done now */
    @Schema(name = "Erased")
    record Answer(String id, String name, Instant erasedAt, boolean already) {}

    /** Of somebody who is deactivated. Counts, past reports and the chain of the log stay. It can't be undone. */
    @Operation(
            operationId = "erasePerson",
            summary = "Erases somebody's personal data: the person becomes a pseudonym everywhere")
    @PostMapping("/api/v1/people/{id}/erase")
    @Allowed(Permission.CHANGE_PEOPLE)
    Answer erase(Actor actor, @PathVariable int id, @RequestBody EraseBody body) {
        scopes.require(actor, id);
        var done = erasures.erase(actor, id, body.reason());
        return new Answer(String.valueOf(id), done.name(), done.at(), done.already());
    }

    /** A page to read, each table as CSV and JSON, and the files they uploaded. That it was taken is in the audit log. */
    @Operation(operationId = "takeEverything", summary = "All that is known of one person, as a ZIP")
    @GetMapping("/api/v1/people/{id}/everything.zip")
    @Shaped(Resource.class)
    @Allowed(Permission.CHANGE_PEOPLE)
    void everything(Actor actor, @PathVariable int id, HttpServletResponse response) throws IOException {
        scopes.require(actor, id);
        everything.take(actor, id, (name, size) -> {
            response.setContentType("application/zip");
            response.setContentLengthLong(size);
            response.setHeader("Content-Disposition", Download.attachment(name));
            return response.getOutputStream();
        });
    }
}
