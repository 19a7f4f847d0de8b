package dev.muster.reporting.files;

import dev.muster.reporting.Asked;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.tables.Table;
import dev.muster.tables.TableFile;
import dev.muster.work.Downloads;
import dev.muster.work.Job;
import dev.muster.work.Jobs;
import dev.muster.work.LongWork;
import dev.muster.work.Progress;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Large reports as files: a job, with a download at its end. */
@Component
public class ReportExports implements LongWork {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, List<String>>> VALUES = new TypeReference<>() {};

    private final Jobs jobs;
    private final Downloads downloads;
    private final ReportTables tables;

    ReportExports(Jobs jobs, Downloads downloads, ReportTables tables) {
        this.jobs = jobs;
        this.downloads = downloads;
        this.tables = tables;
    }

    /** @throws BadInput naming the field, before anything is queued */
    public Job queue(Actor actor, Report report, Asked asked, TableFile.Format format) {
        tables.check(actor, report, asked);
        return jobs.queue(
                actor,
                kind(),
                "Export: " + report.title(),
                JSON.createObjectNode()
                        .put("report", report.name())
                        .put("format", format.name())
                        .set("asked", JSON.valueToTree(asked.values())));
    }

    @Override
    public String kind() {
        return "reports.export";
    }

    @Override
    public JsonNode run(Job job, Progress progress) {
        JsonNode input = job.input();
        TableFile.Format format = TableFile.Format.valueOf(input.path("format").asString());
        Table table = tables.whole(
                job.actor(),
                Report.valueOf(input.path("report").asString()),
                new Asked(JSON.convertValue(input.path("asked"), VALUES)),
                progress);
        return Downloads.result(
                downloads.make(job, table.fileName(format), format.mediaType(), out -> table.writeTo(format, out)));
    }
}
