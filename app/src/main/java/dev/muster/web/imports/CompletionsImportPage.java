package dev.muster.web.imports;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.evidence.imports.CompletionImportWork;
import dev.muster.evidence.imports.CompletionImports;
import dev.muster.library.files.Files;
import dev.muster.library.files.StoredFile;
import dev.muster.people.rules.HrTable;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.NotThere;
import dev.muster.web.frame.Reply;
import dev.muster.work.Job;
import dev.muster.work.Jobs;
import dev.muster.work.Progress;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.JsonNode;

/** Completions made elsewhere, as a file: uploaded, looked at with what it would do, recorded. */
@Controller
@RequestMapping("/admin/imports/completions")
@Allowed(Permission.RECORD_COMPLETIONS)
public class CompletionsImportPage {
    private final CompletionImports imports;
    private final CompletionImportWork work;
    private final Files files;
    private final Jobs jobs;

    CompletionsImportPage(CompletionImports imports, CompletionImportWork work, Files files, Jobs jobs) {
        this.imports = imports;
        this.work = work;
        this.files = files;
        this.jobs = jobs;
    }

    /** @param done whether it was recorded; else what would be */
    public record View(StoredFile file, String approvedBy, CompletionImports.Outcome outcome, boolean done) {}

    @GetMapping
    String ask(Reply reply) {
        return reply.show("imports/completions");
    }

    /** The file is kept meanwhile, and named by its number. */
    @PostMapping
    String check(
            Actor actor,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String approvedBy,
            Reply reply)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return reply.refused(new BadInput("file", "Choose a file.")).show("imports/completions");
        }
        try {
            StoredFile kept = files.upload(actor, file.getOriginalFilename(), file.getSize(), file);
            return take(actor, kept, approvedBy, true, reply);
        } catch (BadInput e) {
            return reply.refused(e).show("imports/completions");
        }
    }

    @PostMapping("/confirm")
    String record(
            Actor actor, @RequestParam int file, @RequestParam(defaultValue = "") String approvedBy, Reply reply) {
        try {
            return take(actor, files.get(file), approvedBy, false, reply);
        } catch (BadInput e) {
            return reply.refused(e).show("imports/completions");
        }
    }

    /** A long file is taken by a job, which leads back to {@link #result}. */
    private String take(Actor actor, StoredFile file, String approvedBy, boolean dry, Reply reply) {
        HrTable table = work.table(file);
        String approved = approvedBy.isBlank() ? null : approvedBy.strip();
        if (table.rows() > CompletionImports.AT_ONCE) {
            return "redirect:/admin/jobs/"
                    + work.queue(actor, file, approved, dry).id();
        }
        var rows = new CompletionImports.File(file.name(), table, approved);
        var outcome = imports.take(actor, rows, dry, Progress.NONE);
        return reply.with("view", new View(file, approvedBy, outcome, !dry)).show("imports/completions-check");
    }

    @GetMapping("/result")
    String result(Actor actor, @RequestParam long job, Reply reply) {
        Job done = jobs.find(actor, job);
        JsonNode result = done.result();
        if (!done.kind().equals(CompletionImportWork.KIND) || result == null) {
            throw new NotThere("result");
        }
        JsonNode input = done.input();
        View view = new View(
                files.get(input.path("file").asInt()),
                input.path("approvedBy").asString(""),
                CompletionImportWork.outcome(result),
                !input.path("dryRun").asBoolean());
        return reply.with("view", view).show("imports/completions-check");
    }
}
