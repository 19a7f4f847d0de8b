package dev.muster.web;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.GivingGrid;
import dev.muster.library.Courses;
import dev.muster.settings.Settings;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The Manage tab of a course: what gives it to people, now and later. */
@Controller
class CourseManagePage {
    private final GivingGrid grid;
    private final Courses courses;
    private final Settings settings;

    CourseManagePage(GivingGrid grid, Courses courses, Settings settings) {
        this.grid = grid;
        this.courses = courses;
        this.settings = settings;
    }

    @GetMapping("/admin/courses/{id}/manage")
    @Allowed(Permission.SEE_RULES)
    String show(@PathVariable int id, Model model) {
        model.addAttribute("course", courses.get(id))
                .addAttribute("groups", grid.groups(id))
                .addAttribute("zone", settings.current().defaultTimeZone());
        return "training/manage";
    }
}
