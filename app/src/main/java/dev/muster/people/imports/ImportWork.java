package dev.muster.people.imports;

import dev.muster.work.Job;
import dev.muster.work.LongWork;
import dev.muster.work.Progress;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** An import as a job: one transaction with the end of the job, so that a crash leaves nothing behind. */
@Component
class ImportWork implements LongWork {
    private final ImportPeople imports;

    ImportWork(ImportPeople imports) {
        this.imports = imports;
    }

    @Override
    public String kind() {
        return ImportPeople.KIND;
    }

    @Override
    public JsonNode run(Job job, Progress progress) {
        JsonNode input = job.input();
        return imports.apply(
                        job.actor(),
                        input.path("run").asInt(),
                        input.path("deactivateMissing").asBoolean(),
                        input.path("confirm").asInt(),
                        job.id(),
                        progress)
                .json();
    }
}
