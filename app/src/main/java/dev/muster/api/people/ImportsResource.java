package dev.muster.api.people;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.JobAnswer;
import dev.muster.api.Shaped;
import dev.muster.people.imports.HrMappingJson;
import dev.muster.people.imports.ImportDryRuns;
import dev.muster.people.imports.ImportOutcome;
import dev.muster.people.imports.ImportPeople;
import dev.muster.people.rules.HrMapping;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.work.Job;
import dev.muster.work.Progress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.support.StringMultipartFileEditor;
import tools.jackson.databind.node.ObjectNode;

/** HR files. */
@RestController
@RequestMapping("/api/v1/imports/people")
class ImportsResource {
    /** More people than this are imported as a job. */
    private static final int AT_ONCE = 1_000;

    private final ImportPeople imports;
    private final ImportDryRuns dryRuns;
    private final JobAnswer jobs;

    ImportsResource(ImportPeople imports, ImportDryRuns dryRuns, JobAnswer jobs) {
        this.imports = imports;
        this.dryRuns = dryRuns;
        this.jobs = jobs;
    }

    /** Generated clients send an object as a file of JSON, others as a text. */
    @InitBinder("mapping")
    void mappingAsAFile(WebDataBinder binder) {
        binder.registerCustomEditor(String.class, new StringMultipartFileEditor("UTF-8"));
    }

    enum Missing {
        KEEP,
        DEACTIVATE
    }

    /**
     * How a file is taken.
     *
     * @param missing what becomes of people who are not in it
     * @param confirm how many deactivations are confirmed
     */
    record Way(
            @Schema(defaultValue = "false") @Nullable Boolean dryRun,
            @Nullable Missing missing,
            @Schema(defaultValue = "0") @Nullable Integer confirm) {
        boolean isDry() {
            return Boolean.TRUE.equals(dryRun);
        }

        boolean deactivates() {
            return missing == Missing.DEACTIVATE;
        }

        int confirmed() {
            return confirm == null ? 0 : confirm;
        }
    }

    /**
     * 200 with the counts; 202 with the job where more than 1,000 people are touched, and for a dry run of more than 10,000
     * rows; 409 where the brake holds it.
     */
    @Operation(operationId = "importPeople", summary = "Takes an HR file, or says what it would do")
    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Allowed(Permission.CHANGE_PEOPLE)
    @Shaped(ImportAnswer.class)
    ResponseEntity<Object> take(
            Actor actor,
            @RequestParam(required = false) @Shaped(ImportForm.class) @Nullable MultipartFile file,
            @RequestParam(required = false) @Nullable String mapping,
            @ModelAttribute Way way,
            @RequestParam(name = "wait", defaultValue = "false") boolean wait) {
        if (file == null) {
            throw new BadInput("file", "Send the file as the part “file”.");
        }
        String name = file.getOriginalFilename() == null ? "people.csv" : file.getOriginalFilename();
        HrMapping chosen = mapping == null || mapping.isBlank() ? null : HrMappingJson.parse(mapping);
        var opened = imports.open(name, () -> open(file), chosen);
        boolean deactivate = way.deactivates();
        if (ImportDryRuns.isLarge(opened)) {
            int run = imports.upload(actor, name, open(file), opened.mapping());
            Job job = way.isDry()
                    ? dryRuns.queue(actor, run, opened, deactivate)
                    : imports.queue(actor, run, deactivate, way.confirmed());
            return jobs.of(actor, job, wait, way.isDry() ? "The dry run was stopped." : "The import was stopped.");
        }
        ImportOutcome expected = imports.dryRun(opened, deactivate, Progress.NONE);
        if (way.isDry()) {
            return ResponseEntity.ok(said(expected.json(), opened));
        }
        int run = imports.upload(actor, name, open(file), opened.mapping());
        if (expected.touched() <= AT_ONCE) {
            return ResponseEntity.ok(said(
                    imports.apply(actor, run, deactivate, way.confirmed(), null, Progress.NONE)
                            .json(),
                    opened));
        }
        Job job = imports.queue(actor, run, deactivate, way.confirmed(), expected);
        return jobs.of(actor, job, wait, "The import was stopped.");
    }

    /** With the columns that were not proposed though they are called like a field. */
    private static ObjectNode said(ObjectNode answer, ImportPeople.Opened opened) {
        answer.set("leftOut", ImportDryRuns.leftOut(opened.leftOut()));
        return answer;
    }

    private static InputStream open(MultipartFile file) {
        try {
            return file.getInputStream();
        } catch (IOException e) {
            throw new BadInput("file", "The file did not arrive whole.");
        }
    }
}
