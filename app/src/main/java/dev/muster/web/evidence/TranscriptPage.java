package dev.muster.web.evidence;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.edge.Download;
import dev.muster.evidence.transcripts.Transcript;
import dev.muster.evidence.transcripts.TranscriptPaper;
import dev.muster.evidence.transcripts.Transcripts;
import dev.muster.paper.PaperSize;
import dev.muster.shared.Actor;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A person's transcript as a page and as a PDF; everybody has their own. */
@Controller
public class TranscriptPage {
    private final Transcripts transcripts;

    TranscriptPage(Transcripts transcripts) {
        this.transcripts = transcripts;
    }

    @GetMapping("/admin/people/{id}/transcript")
    @Allowed(Permission.SEE_PEOPLE)
    String show(Actor actor, @PathVariable int id, Model model) {
        model.addAttribute("transcript", transcripts.of(actor, id));
        return "evidence/transcript";
    }

    @GetMapping("/admin/people/{id}/transcript.pdf")
    @Allowed(Permission.SEE_PEOPLE)
    ResponseEntity<byte[]> print(
            Actor actor, @PathVariable int id, @RequestParam(defaultValue = "A4") PaperSize paper) {
        return pdf(transcripts.of(actor, id), paper);
    }

    @GetMapping("/history/transcript")
    @Allowed(Permission.OWN)
    String own(Actor actor, Model model) {
        model.addAttribute("transcript", transcripts.own(actor));
        return "evidence/transcript";
    }

    @GetMapping("/history/transcript.pdf")
    @Allowed(Permission.OWN)
    ResponseEntity<byte[]> printOwn(Actor actor, @RequestParam(defaultValue = "A4") PaperSize paper) {
        return pdf(transcripts.own(actor), paper);
    }

    private static ResponseEntity<byte[]> pdf(Transcript t, PaperSize paper) {
        return Download.pdf("transcript-" + t.person().username() + ".pdf", TranscriptPaper.print(t, paper));
    }
}
