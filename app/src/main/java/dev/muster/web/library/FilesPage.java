package dev.muster.web.library;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.own.OwnTraining;
import dev.muster.audience.Scopes;
import dev.muster.evidence.claims.ClaimGrid;
import dev.muster.learning.LearningGrid;
import dev.muster.library.drafts.Modules;
import dev.muster.library.files.Files;
import dev.muster.library.files.StoredFile;
import dev.muster.shared.Actor;
import dev.muster.shared.NotThere;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Uploaded files, to those who may read what shows them: the library's readers, people who have such a course, and
 * those who may see the person whose evidence it is. They can run nothing: known types only, no sniffing, and a policy
 * that allows no script.
 */
@Controller
class FilesPage {
    /** Browsers show a PDF in a viewer of their own, which a sandbox would switch off. */
    private static final String PDF = "default-src 'none'; object-src 'self'; frame-ancestors 'self'";

    private static final String OTHER =
            "sandbox; default-src 'none'; img-src 'self'; media-src 'self'; style-src 'unsafe-inline'";

    private final Files files;
    private final OwnTraining own;
    private final LearningGrid learning;
    private final Scopes scopes;
    private final Modules modules;
    private final ClaimGrid claims;

    FilesPage(Files files, OwnTraining own, LearningGrid learning, Scopes scopes, Modules modules, ClaimGrid claims) {
        this.claims = claims;
        this.modules = modules;
        this.files = files;
        this.learning = learning;
        this.scopes = scopes;
        this.own = own;
    }

    @GetMapping({"/files/{id}", "/files/{id}/{name}"})
    @Allowed(Permission.OWN)
    ResponseEntity<Resource> file(Actor actor, @PathVariable int id) {
        StoredFile file = files.get(id);
        if (!mayOpen(actor, id)) {
            throw new NotThere("file");
        }
        boolean shown = file.isImage() || file.isVideo() || file.mediaType().equals("application/pdf");
        var disposition = (shown ? ContentDisposition.inline() : ContentDisposition.attachment())
                .filename(file.name(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(
                        file.mediaType().equals("text/plain") ? "text/plain;charset=UTF-8" : file.mediaType()))
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("Content-Security-Policy", file.mediaType().equals("application/pdf") ? PDF : OTHER)
                .body(files.bytes(file));
    }

    /** What is evidence only is about people: not for those who only read the library. */
    private boolean mayOpen(Actor actor, int fileId) {
        Set<Integer> people = new HashSet<>(learning.peopleWithEvidence(fileId));
        people.addAll(claims.peopleWith(fileId));
        if (people.contains(actor.personId())
                || (Permission.SEE_PEOPLE.isOf(actor.level())
                        && !scopes.covered(actor, people).isEmpty())) {
            return true;
        }
        boolean library = people.isEmpty() || files.isInCourse(fileId);
        return library && (Permission.SEE_LIBRARY.isOf(actor.level()) || hasCourseWith(actor, fileId));
    }

    /** By itself, or inside a module. */
    private boolean hasCourseWith(Actor actor, int fileId) {
        Set<Integer> with = new HashSet<>(files.coursesWith(fileId));
        for (int course : List.copyOf(with)) {
            modules.activeWith(course).forEach(m -> with.add(m.id()));
        }
        return !with.isEmpty()
                && own.all(actor).stream()
                        .anyMatch(t -> with.contains(t.content().id()));
    }
}
