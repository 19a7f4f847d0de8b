package dev.muster.web.people;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.audience.Scopes;
import dev.muster.edge.Download;
import dev.muster.privacy.EverythingFiles;
import dev.muster.shared.Actor;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/** All that is known of somebody, for whoever asks what is kept of them. */
@Controller
class PersonEverythingPage {
    private final EverythingFiles everything;
    private final Scopes scopes;

    PersonEverythingPage(EverythingFiles everything, Scopes scopes) {
        this.everything = everything;
        this.scopes = scopes;
    }

    @GetMapping("/admin/people/{id}/everything.zip")
    @Allowed(Permission.CHANGE_PEOPLE)
    @ResponseBody
    void take(Actor actor, @PathVariable int id, HttpServletResponse response) throws IOException {
        scopes.require(actor, id);
        everything.take(actor, id, (name, size) -> {
            response.setContentType("application/zip");
            response.setContentLengthLong(size);
            response.setHeader("Content-Disposition", Download.attachment(name));
            return response.getOutputStream();
        });
    }
}
