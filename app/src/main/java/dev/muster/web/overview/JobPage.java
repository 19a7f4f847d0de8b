package dev.muster.web.overview;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.bulk.ActGrid;
import dev.muster.assignment.bulk.BulkActs;
import dev.muster.evidence.imports.CompletionImportWork;
import dev.muster.people.imports.ImportDryRuns;
import dev.muster.people.imports.ImportPeople;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.web.TellWords;
import dev.muster.work.Download;
import dev.muster.work.Downloads;
import dev.muster.work.Job;
import dev.muster.work.Jobs;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Long work on a page of its own: progress, Stop, and where its result is. */
@Controller
@RequestMapping("/admin/jobs/{id}")
public class JobPage {
    private final Jobs jobs;
    private final Downloads downloads;
    private final ActGrid acts;
    private final TellWords tell;
    private final Settings settings;

    JobPage(Jobs jobs, Downloads downloads, ActGrid acts, TellWords tell, Settings settings) {
        this.jobs = jobs;
        this.downloads = downloads;
        this.acts = acts;
        this.tell = tell;
        this.settings = settings;
    }

    /**
     * @param resultHref the page of what the job made; null: it has none
     * @param file what the job made; null: none, or it is not kept any more
     * @param keeps whether what it has done stays when it is stopped or fails
     * @param outcome what an act on many people did, and who is told; empty: it is none, or not done
     */
    public record View(
            Job job,
            @Nullable String resultHref,
            String outcome,
            @Nullable Download file,
            boolean keeps,
            ZoneId zone) {}

    @GetMapping
    @Allowed(Permission.OWN)
    String show(Actor actor, @PathVariable long id, Model model) {
        Job job = jobs.find(actor, id);
        model.addAttribute(
                "view",
                new View(
                        job,
                        href(job),
                        outcome(job),
                        file(actor, job),
                        job.kind().equals(CompletionImportWork.KIND),
                        settings.current().defaultTimeZone()));
        return "jobs/job";
    }

    private @Nullable Download file(Actor actor, Job job) {
        return downloads.ofJob(actor, job.id()).orElse(null);
    }

    private @Nullable String href(Job job) {
        return switch (job.kind()) {
            case ImportPeople.KIND ->
                "/admin/imports/" + job.input().path("run").asInt();
            case ImportDryRuns.KIND ->
                "/admin/imports/" + job.input().path("run").asInt()
                        + (job.state() == Job.State.DONE ? "/check?dryRun=" + job.id() : "");
            case CompletionImportWork.KIND ->
                job.state() == Job.State.DONE
                        ? "/admin/imports/completions/result?job=" + job.id()
                        : "/admin/imports/completions";
            case BulkActs.KIND ->
                acts.ofJob(job.id()).map(act -> "/admin/acts/" + act.id()).orElseGet(() -> madeOn(job));
            default -> null;
        };
    }

    private String outcome(Job job) {
        return job.kind().equals(BulkActs.KIND)
                ? acts.ofJob(job.id())
                        .map(act -> act.summary() + tell.after(act.entryId()) + ".")
                        .orElse("")
                : "";
    }

    private static String madeOn(Job job) {
        String list = job.input().path("madeOn").asString("");
        return list.isEmpty() ? "/admin/people" : list;
    }

    @PostMapping("/cancel")
    @Allowed(Permission.OWN)
    String cancel(Actor actor, @PathVariable long id) {
        jobs.cancel(actor, id);
        return "redirect:/admin/jobs/" + id;
    }
}
