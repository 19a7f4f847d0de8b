package dev.muster.web.overview;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.edge.Download;
import dev.muster.shared.Actor;
import dev.muster.work.Downloads;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The file that a job made. */
@Controller
class DownloadPage {
    private final Downloads downloads;

    DownloadPage(Downloads downloads) {
        this.downloads = downloads;
    }

    @GetMapping("/admin/downloads/{id}")
    @Allowed(Permission.OWN)
    ResponseEntity<Resource> file(Actor actor, @PathVariable long id) {
        var file = downloads.find(actor, id);
        return Download.file(file.name(), file.mediaType(), downloads.bytes(file));
    }
}
