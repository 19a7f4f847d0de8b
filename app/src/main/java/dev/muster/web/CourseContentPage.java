package dev.muster.web;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.library.Course;
import dev.muster.library.Courses;
import dev.muster.library.Drafts;
import dev.muster.library.Files;
import dev.muster.library.Step;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tab Content: the steps of the draft, their order, the preview, and publishing. */
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
        return page(id, Map.of(), model);
    }

    private String page(int id, Map<String, String> errors, Model model) {
        model.addAttribute("course", courses.get(id)).addAttribute("errors", errors);
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

    /** The same as the dialog, for browsers without script. */
    @GetMapping("/publish")
    String ask(@PathVariable int id, Model model) {
        return publish(id, Map.of(), model);
    }

    private String publish(int id, Map<String, String> errors, Model model) {
        model.addAttribute("course", courses.get(id)).addAttribute("errors", errors);
        return "library/publish";
    }

    @PostMapping("/publish")
    String publish(
            Actor actor,
            @PathVariable int id,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(required = false) @Nullable Integer edits,
            @RequestParam(defaultValue = "false") boolean minor,
            RedirectAttributes redirect,
            HttpServletResponse response,
            Model model) {
        try {
            Course course = drafts.publish(actor, id, edits, note, minor);
            Shells.say(redirect, "Version " + course.version() + " published");
            return "redirect:/admin/courses/" + id;
        } catch (BadInput e) {
            response.setStatus(422);
            return publish(id, Errors.byField(e), model);
        } catch (Conflict e) {
            response.setStatus(409);
            return publish(id, Map.of("", String.valueOf(e.getMessage())), model);
        }
    }
}
