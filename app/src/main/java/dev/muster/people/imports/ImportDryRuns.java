package dev.muster.people.imports;

import dev.muster.people.rules.HrProposal;
import dev.muster.shared.Actor;
import dev.muster.work.Job;
import dev.muster.work.Jobs;
import dev.muster.work.LongWork;
import dev.muster.work.Progress;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Dry runs of large files are jobs: they take longer than a page or an act may. */
@Component
public class ImportDryRuns implements LongWork {
    public static final String KIND = "people.import.dry-run";

    /** Files of more rows are large. */
    private static final int LARGE = 10_000;

    private final ImportPeople imports;
    private final Jobs jobs;

    ImportDryRuns(ImportPeople imports, Jobs jobs) {
        this.imports = imports;
        this.jobs = jobs;
    }

    public static boolean isLarge(ImportPeople.Opened opened) {
        return opened.table().rows() > LARGE;
    }

    public Job queue(Actor actor, int run, ImportPeople.Opened opened, boolean deactivateMissing) {
        ObjectNode input =
                JsonNodeFactory.instance.objectNode().put("run", run).put("deactivateMissing", deactivateMissing);
        input.set("leftOut", leftOut(opened.leftOut()));
        return jobs.queue(actor, KIND, "Dry run of " + opened.fileName(), input);
    }

    public static ArrayNode leftOut(List<HrProposal.LeftOut> columns) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        columns.forEach(l -> list.addObject()
                .put("field", l.field())
                .put("column", l.column())
                .put("message", l.message()));
        return list;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public JsonNode run(Job job, Progress progress) {
        ObjectNode found = imports.lookThrough(
                        job.input().path("run").asInt(),
                        job.input().path("deactivateMissing").asBoolean(),
                        progress)
                .json();
        found.set("leftOut", job.input().path("leftOut"));
        return found;
    }
}
