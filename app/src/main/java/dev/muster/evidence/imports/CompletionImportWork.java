package dev.muster.evidence.imports;

import dev.muster.evidence.imports.CompletionImports.Outcome;
import dev.muster.library.files.Files;
import dev.muster.library.files.StoredFile;
import dev.muster.people.rules.HrReject;
import dev.muster.people.rules.HrTable;
import dev.muster.people.rules.HrText;
import dev.muster.shared.Actor;
import dev.muster.work.Job;
import dev.muster.work.Jobs;
import dev.muster.work.LongWork;
import dev.muster.work.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A long file of completions: looked at, or recorded. What is recorded stays when the work is stopped or broken off; begun
 * again, it finds that recorded and goes on.
 */
@Component
public class CompletionImportWork implements LongWork {
    public static final String KIND = "completions.import";

    private final CompletionImports imports;
    private final Files files;
    private final Jobs jobs;

    CompletionImportWork(CompletionImports imports, Files files, Jobs jobs) {
        this.imports = imports;
        this.files = files;
        this.jobs = jobs;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean whole() {
        return false;
    }

    /** @throws dev.muster.shared.BadInput at once where the file can't be taken at all */
    public Job queue(Actor actor, StoredFile file, @Nullable String approvedBy, boolean dry) {
        CompletionImports.columns(table(file));
        ObjectNode input = JsonNodeFactory.instance
                .objectNode()
                .put("file", file.id())
                .put("dryRun", dry)
                .put("approvedBy", approvedBy);
        return jobs.queue(actor, KIND, (dry ? "Check " : "Import ") + file.name(), input);
    }

    /** A kept file as rows. */
    public HrTable table(StoredFile file) {
        Resource bytes = files.bytes(file);
        return HrTable.read(HrText.of(() -> open(bytes), null));
    }

    private static InputStream open(Resource file) {
        try {
            return file.getInputStream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public JsonNode run(Job job, Progress progress) {
        StoredFile file = files.get(job.input().path("file").asInt());
        String approvedBy = job.input().path("approvedBy").asString("");
        var rows = new CompletionImports.File(file.name(), table(file), approvedBy.isEmpty() ? null : approvedBy);
        return json(imports.take(job.actor(), rows, job.input().path("dryRun").asBoolean(), progress));
    }

    private static ObjectNode json(Outcome o) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("rows", o.rows())
                .put("recorded", o.recorded())
                .put("unchanged", o.unchanged())
                .put("rejectedRows", o.rejectedRows());
        var rejected = node.putArray("rejected");
        o.rejected()
                .forEach(r -> rejected.addObject()
                        .put("line", r.line())
                        .put("field", r.field())
                        .put("message", r.message()));
        return node;
    }

    /** What a job that is done came to. */
    public static Outcome outcome(JsonNode result) {
        List<HrReject> rejected = result.path("rejected")
                .valueStream()
                .map(r -> new HrReject(
                        r.path("line").asInt(),
                        r.path("field").asString(),
                        r.path("message").asString()))
                .toList();
        return new Outcome(
                result.path("rows").asInt(),
                result.path("recorded").asInt(),
                result.path("unchanged").asInt(),
                result.path("rejectedRows").asInt(),
                rejected);
    }
}
