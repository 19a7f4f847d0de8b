package dev.muster.web;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.audience.AudienceWords;
import dev.muster.library.Course;
import dev.muster.library.Courses;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Tab Settings: what a course is called, how long it is valid, when it is due, who finds it; out of use and back. */
@Controller
@RequestMapping("/admin/courses/{id}")
@Allowed(Permission.EDIT_LIBRARY)
class CourseSettingsPage {
    private final Courses courses;
    private final AudienceWords words;

    CourseSettingsPage(Courses courses, AudienceWords words) {
        this.courses = courses;
        this.words = words;
    }

    @GetMapping("/settings")
    @Allowed(Permission.SEE_LIBRARY)
    String show(Actor actor, @PathVariable int id, Model model) {
        Course course = courses.get(id);
        return page(actor, course, CourseForm.of(course.settings()), Map.of(), model);
    }

    private String page(Actor actor, Course course, CourseForm form, Map<String, String> errors, Model model) {
        model.addAttribute("course", course)
                .addAttribute("form", form)
                .addAttribute("visible", words.sentence(actor, course.settings().visibility()))
                .addAttribute("errors", errors);
        return "library/settings";
    }

    @PostMapping("/settings")
    String save(
            Actor actor,
            @PathVariable int id,
            @RequestParam(required = false) @Nullable Integer edits,
            @ModelAttribute CourseForm form,
            RedirectAttributes redirect,
            HttpServletResponse response,
            Model model) {
        try {
            courses.change(actor, id, edits, form::onto);
            Shells.say(redirect, "Settings saved");
            return "redirect:/admin/courses/" + id + "/settings";
        } catch (BadInput e) {
            response.setStatus(422);
            return page(actor, courses.get(id), form, Errors.byField(e), model);
        } catch (Conflict e) {
            response.setStatus(409);
            return page(actor, courses.get(id), form, Map.of("", String.valueOf(e.getMessage())), model);
        }
    }

    @PostMapping("/archive")
    String archive(Actor actor, @PathVariable int id, RedirectAttributes redirect) {
        courses.archive(actor, id, null);
        Shells.say(redirect, "Archived");
        return "redirect:/admin/courses/" + id;
    }

    @PostMapping("/activate")
    String activate(Actor actor, @PathVariable int id, RedirectAttributes redirect) {
        courses.activate(actor, id, null);
        Shells.say(redirect, "Active again");
        return "redirect:/admin/courses/" + id;
    }
}
