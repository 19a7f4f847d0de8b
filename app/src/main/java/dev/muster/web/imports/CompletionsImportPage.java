package dev.muster.web.imports;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.evidence.imports.CompletionImports;
import dev.muster.library.files.Files;
import dev.muster.library.files.StoredFile;
import dev.muster.people.rules.HrTable;
import dev.muster.people.rules.HrText;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.web.frame.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Completions made elsewhere, as a file: uploaded, looked at with what it would do, recorded. */
@Controller
@RequestMapping("/admin/imports/completions")
@Allowed(Permission.RECORD_COMPLETIONS)
public class CompletionsImportPage {
    private final CompletionImports imports;
    private final Files files;

    CompletionsImportPage(CompletionImports imports, Files files) {
        this.imports = imports;
        this.files = files;
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

    private String take(Actor actor, StoredFile file, String approvedBy, boolean dry, Reply reply) {
        Resource bytes = files.bytes(file);
        HrTable table = HrTable.read(HrText.of(() -> open(bytes), null));
        String approved = approvedBy.isBlank() ? null : approvedBy.strip();
        var outcome = imports.take(actor, new CompletionImports.File(file.name(), table, approved), dry);
        return reply.with("view", new View(file, approvedBy, outcome, !dry)).show("imports/completions-check");
    }

    private static InputStream open(Resource file) {
        try {
            return file.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
