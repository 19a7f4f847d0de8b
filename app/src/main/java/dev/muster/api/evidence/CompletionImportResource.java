package dev.muster.api.evidence;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.JobAnswer;
import dev.muster.api.Shaped;
import dev.muster.evidence.imports.CompletionImportWork;
import dev.muster.evidence.imports.CompletionImports;
import dev.muster.library.files.Files;
import dev.muster.people.rules.HrReject;
import dev.muster.people.rules.HrTable;
import dev.muster.people.rules.HrText;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.work.Job;
import dev.muster.work.Progress;
import io.swagger.v3.oas.annotations.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Completions made elsewhere, as a file. */
@RestController
class CompletionImportResource {
    private final CompletionImports imports;
    private final CompletionImportWork work;
    private final Files files;
    private final JobAnswer jobs;

    CompletionImportResource(CompletionImports imports, CompletionImportWork work, Files files, JobAnswer jobs) {
        this.imports = imports;
        this.work = work;
        this.files = files;
        this.jobs = jobs;
    }

    /** @param rejected the first 1,000 of them */
    record CompletionImportAnswer(int rows, int recorded, int unchanged, int rejectedRows, List<Reject> rejected) {
        record Reject(int line, String field, String message) {
            static Reject of(HrReject r) {
                return new Reject(r.line(), r.field(), r.message());
            }
        }
    }

    /**
     * Columns by their names: {@code person} (employee number, username or e-mail), {@code content} (id or title),
     * {@code completed}; and {@code score}, {@code valid to}, {@code evidence}. At most 200,000 rows; more than 500 answer 202 with the job.
     */
    @Operation(operationId = "importCompletions", summary = "Records completions made elsewhere from a file")
    @PostMapping(path = "/api/v1/imports/completions", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Allowed(Permission.RECORD_COMPLETIONS)
    @Shaped(CompletionImportAnswer.class)
    ResponseEntity<Object> take(
            Actor actor,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam(required = false) @Nullable String approvedBy,
            @RequestParam(name = "wait", defaultValue = "false") boolean wait) {
        if (file == null) {
            throw new BadInput("file", "Send the file as the part “file”.");
        }
        HrTable table = HrTable.read(HrText.of(() -> open(file), null));
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "completions.csv");
        if (table.rows() > CompletionImports.AT_ONCE) {
            Job job = work.queue(actor, files.upload(actor, name, file.getSize(), file), approvedBy, dryRun);
            return jobs.of(actor, job, wait, "The import was stopped. What was recorded until then stays.");
        }
        var done = imports.take(actor, new CompletionImports.File(name, table, approvedBy), dryRun, Progress.NONE);
        return ResponseEntity.ok(new CompletionImportAnswer(
                done.rows(),
                done.recorded(),
                done.unchanged(),
                done.rejectedRows(),
                done.rejected().stream().map(CompletionImportAnswer.Reject::of).toList()));
    }

    private static InputStream open(MultipartFile file) {
        try {
            return file.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
