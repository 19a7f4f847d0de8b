package dev.muster.api.evidence;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.edge.Address;
import dev.muster.edge.Download;
import dev.muster.evidence.certificates.Certificates;
import dev.muster.evidence.transcripts.Transcript;
import dev.muster.evidence.transcripts.TranscriptPaper;
import dev.muster.evidence.transcripts.Transcripts;
import dev.muster.paper.PaperSize;
import dev.muster.shared.Actor;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Transcripts and certificates; the caller's own, too. */
@RestController
class EvidenceResource {
    private final Transcripts transcripts;
    private final Certificates certificates;
    private final Address address;

    EvidenceResource(Transcripts transcripts, Certificates certificates, Address address) {
        this.transcripts = transcripts;
        this.certificates = certificates;
        this.address = address;
    }

    @Operation(operationId = "getTranscript", summary = "Shows all that is on record about a person’s training")
    @GetMapping("/api/v1/people/{id}/transcript")
    @Allowed(Permission.SEE_PEOPLE)
    TranscriptJson show(Actor actor, @PathVariable int id) {
        return TranscriptJson.of(transcripts.of(actor, id));
    }

    @Operation(operationId = "printTranscript", summary = "Prints a person’s transcript as a PDF")
    @GetMapping("/api/v1/people/{id}/transcript.pdf")
    @Allowed(Permission.SEE_PEOPLE)
    ResponseEntity<byte[]> print(
            Actor actor, @PathVariable int id, @RequestParam(defaultValue = "A4") PaperSize paper) {
        return pdf(transcripts.of(actor, id), paper);
    }

    @Operation(operationId = "getMyTranscript", summary = "Shows all that is on record about the caller’s training")
    @GetMapping("/api/v1/me/transcript")
    @Allowed(Permission.OWN)
    TranscriptJson own(Actor actor) {
        return TranscriptJson.of(transcripts.own(actor));
    }

    @Operation(operationId = "printMyTranscript", summary = "Prints the caller’s transcript as a PDF")
    @GetMapping("/api/v1/me/transcript.pdf")
    @Allowed(Permission.OWN)
    ResponseEntity<byte[]> printOwn(Actor actor, @RequestParam(defaultValue = "A4") PaperSize paper) {
        return pdf(transcripts.own(actor), paper);
    }

    private static ResponseEntity<byte[]> pdf(Transcript t, PaperSize paper) {
        return Download.pdf("transcript-" + t.person().username() + ".pdf", TranscriptPaper.print(t, paper));
    }

    /** Of the caller's own completion, or of somebody they may see. One that gives none answers 409. */
    @Operation(operationId = "printCertificate", summary = "Prints the certificate of a completion as a PDF")
    @GetMapping("/api/v1/completions/{id}/certificate.pdf")
    @Allowed(Permission.OWN)
    ResponseEntity<byte[]> certificate(
            Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "A4") PaperSize paper,
            HttpServletRequest request) {
        Certificates.Printed printed = certificates.print(actor, id, address.of(request), paper);
        return Download.pdf(printed.fileName(), printed.pdf());
    }
}
