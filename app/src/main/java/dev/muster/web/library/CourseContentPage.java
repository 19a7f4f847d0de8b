package dev.muster.web.library;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.library.Course;
import dev.muster.library.Step;
import dev.muster.library.drafts.Courses;
import dev.muster.library.drafts.Drafts;
import dev.muster.library.files.Files;
import dev.muster.shared.Actor;
import dev.muster.web.frame.Shells;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tab Content of a course: the steps of the draft, their order, and the preview. */
@Controller
@RequestMapping("/admin/courses/{id}")
@Allowed(Permission.EDIT_LIBRARY)
class CourseContentPage {
    private final Courses courses;
    private final Drafts drafts;
    private final Files files;

    CourseContentPage(Courses courses, Drafts drafts, Files files) {
        this.courses = courses;
        this.drafts = drafts;
        this.files = files;
    }

    @GetMapping("/content")
    @Allowed(Permission.SEE_LIBRARY)
    String show(@PathVariable int id, Model model) {
        model.addAttribute("course", courses.get(id));
        return "library/content";
    }

    @GetMapping("/content/preview")
    @Allowed(Permission.SEE_LIBRARY)
    String preview(@PathVariable int id, Model model) {
        Course course = courses.get(id);
        model.addAttribute("course", course)
                .addAttribute(
                        "files",
                        files.of(course.draft().stream()
                                .map(Step::fileId)
                                .filter(Objects::nonNull)
                                .toList()));
        return "library/preview";
    }

    @PostMapping("/content/{stepId}/move")
    String move(Actor actor, @PathVariable int id, @PathVariable int stepId, @RequestParam int by) {
        drafts.move(actor, id, stepId, Math.clamp(by, -1, 1));
        return "redirect:/admin/courses/" + id + "/content#step-" + stepId;
    }

    @PostMapping("/content/{stepId}/remove")
    String remove(Actor actor, @PathVariable int id, @PathVariable int stepId, RedirectAttributes redirect) {
        drafts.remove(actor, id, stepId);
        Shells.say(redirect, "Step removed from the draft");
        return "redirect:/admin/courses/" + id + "/content";
    }

    @PostMapping("/content/discard")
    String discard(Actor actor, @PathVariable int id, RedirectAttributes redirect) {
        drafts.discard(actor, id);
        Shells.say(redirect, "Draft set back to the published version");
        return "redirect:/admin/courses/" + id + "/content";
    }
}
