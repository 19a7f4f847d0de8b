package dev.muster.web;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.people.ImportPeople;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
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
    private final Settings settings;

    JobPage(Jobs jobs, Settings settings) {
        this.jobs = jobs;
        this.settings = settings;
    }

    /** @param resultHref the page of what the job made; null: it has none */
    public record View(Job job, @Nullable String resultHref, ZoneId zone) {}

    @GetMapping
    @Allowed(Permission.OWN)
    String show(Actor actor, @PathVariable long id, Model model) {
        Job job = jobs.find(actor, id);
        String href = job.kind().equals(ImportPeople.KIND)
                ? "/admin/imports/" + job.input().path("run").asInt()
                : null;
        model.addAttribute("view", new View(job, href, settings.current().defaultTimeZone()));
        return "jobs/job";
    }

    @PostMapping("/cancel")
    @Allowed(Permission.OWN)
    String cancel(Actor actor, @PathVariable long id) {
        jobs.cancel(actor, id);
        return "redirect:/admin/jobs/" + id;
    }
}
