package dev.muster.api.system;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.edge.Download;
import dev.muster.shared.Actor;
import dev.muster.work.Downloads;
import io.swagger.v3.oas.annotations.Operation;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Files that jobs made: of the own jobs, and of all for admins. */
@RestController
class DownloadsResource {
    private final Downloads downloads;

    DownloadsResource(Downloads downloads) {
        this.downloads = downloads;
    }

    @Operation(
            operationId = "getDownload",
            summary = "Sends the file that a job made; it is kept for 7 days after it was made")
    @GetMapping("/api/v1/downloads/{id}")
    @Allowed(Permission.OWN)
    ResponseEntity<Resource> get(Actor actor, @PathVariable long id) {
        var file = downloads.find(actor, id);
        return Download.file(file.name(), file.mediaType(), downloads.bytes(file));
    }
}
