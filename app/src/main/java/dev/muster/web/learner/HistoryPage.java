package dev.muster.web.learner;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.evidence.certificates.CertificateGrid;
import dev.muster.learning.Completion;
import dev.muster.learning.LearningGrid;
import dev.muster.library.Step;
import dev.muster.library.files.Files;
import dev.muster.library.versions.CourseText;
import dev.muster.library.versions.CourseVersion;
import dev.muster.library.versions.ModuleText;
import dev.muster.library.versions.VersionText;
import dev.muster.shared.Actor;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What one has completed, and the text each completion was made on. */
@Controller
@Allowed(Permission.OWN)
class HistoryPage {
    private final LearningGrid history;
    private final CourseText texts;
    private final ModuleText modules;
    private final Files files;
    private final LearnerPosition place;
    private final CertificateGrid certificates;

    HistoryPage(
            LearningGrid history,
            CourseText texts,
            ModuleText modules,
            Files files,
            LearnerPosition place,
            CertificateGrid certificates) {
        this.history = history;
        this.texts = texts;
        this.modules = modules;
        this.files = files;
        this.place = place;
        this.certificates = certificates;
    }

    @GetMapping("/history")
    String list(Actor actor, Model model) {
        model.addAttribute("completions", history.completions(actor.personId()))
                .addAttribute("today", place.today(actor))
                .addAttribute("zone", place.zone(actor));
        return "learning/history";
    }

    @GetMapping("/history/{id}")
    String one(Actor actor, @PathVariable long id, Model model) {
        Completion c = history.completion(actor.personId(), id);
        model.addAttribute("completion", c)
                .addAttribute("certificate", certificates.of(actor.personId(), c))
                .addAttribute("text", text(c))
                .addAttribute(
                        "files",
                        text(c) instanceof CourseVersion course
                                ? files.of(course.steps().stream()
                                        .map(Step::fileId)
                                        .filter(Objects::nonNull)
                                        .toList())
                                : Map.of())
                .addAttribute("zone", place.zone(actor));
        return "learning/completion";
    }

    private VersionText text(Completion c) {
        return switch (c.content().kind()) {
            case COURSE -> texts.version(c.content().id(), c.version());
            case MODULE -> modules.version(c.content().id(), c.version());
        };
    }
}
