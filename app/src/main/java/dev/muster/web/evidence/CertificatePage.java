package dev.muster.web.evidence;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.lists.AssignmentsGrid;
import dev.muster.audience.Scopes;
import dev.muster.audience.Selections;
import dev.muster.edge.Address;
import dev.muster.edge.Download;
import dev.muster.evidence.certificates.CertificateFiles;
import dev.muster.evidence.certificates.Certificates;
import dev.muster.library.ContentRefs;
import dev.muster.paper.PaperSize;
import dev.muster.shared.Actor;
import dev.muster.shared.Conflict;
import dev.muster.web.training.AssignmentsQuery;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** Certificates to download: one's own, one of somebody in the scope, or those of everybody on a list. */
@Controller
class CertificatePage {
    private static final int MOST = 10_000;

    private final Certificates certificates;
    private final CertificateFiles files;
    private final AssignmentsGrid assignments;
    private final Selections selections;
    private final ContentRefs contents;
    private final Scopes scopes;
    private final Address address;

    CertificatePage(
            Certificates certificates,
            CertificateFiles files,
            AssignmentsGrid assignments,
            Selections selections,
            ContentRefs contents,
            Scopes scopes,
            Address address) {
        this.certificates = certificates;
        this.files = files;
        this.assignments = assignments;
        this.selections = selections;
        this.contents = contents;
        this.scopes = scopes;
        this.address = address;
    }

    @GetMapping("/certificates/{completionId}.pdf")
    @Allowed(Permission.OWN)
    ResponseEntity<byte[]> one(
            Actor actor,
            @PathVariable long completionId,
            @RequestParam(defaultValue = "A4") PaperSize paper,
            HttpServletRequest request) {
        Certificates.Printed printed = certificates.print(actor, completionId, address.of(request), paper);
        return Download.pdf(printed.fileName(), printed.pdf());
    }

    /** The newest of each person on the Assignments tab, as it is filtered. */
    @GetMapping({"/admin/courses/{id}/certificates.zip", "/admin/modules/{id}/certificates.zip"})
    @Allowed(Permission.SEE_PEOPLE)
    @ResponseBody
    void ofList(
            Actor actor,
            @PathVariable int id,
            @RequestParam MultiValueMap<String, String> query,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        contents.require(actor, id);
        zip(
                actor,
                id,
                assignments.ids(id, AssignmentsQuery.of(query).filter(), scopes.condition(actor)),
                request,
                response);
    }

    @GetMapping("/admin/selections/{selection}/courses/{id}/certificates.zip")
    @Allowed(Permission.SEE_PEOPLE)
    @ResponseBody
    void ofSelection(
            Actor actor,
            @PathVariable String selection,
            @PathVariable int id,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        contents.require(actor, id);
        zip(actor, id, selections.find(actor, selection).people(), request, response);
    }

    private void zip(
            Actor actor, int id, List<Integer> people, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (people.size() > MOST) {
            throw new Conflict(
                    "These are %,d people, and one file holds the certificates of %,d. Filter the list first."
                            .formatted(people.size(), MOST));
        }
        response.setContentType("application/zip");
        response.setHeader("Content-Disposition", Download.attachment("certificates-" + id + ".zip"));
        var how = new CertificateFiles.How(address.of(request), PaperSize.A4);
        files.zip(actor, id, people, how, response.getOutputStream());
    }
}
