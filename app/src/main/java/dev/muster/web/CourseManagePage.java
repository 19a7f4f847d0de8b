package dev.muster.web;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.GivingGrid;
import dev.muster.library.ContentRefs;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The Manage tab of a course: what gives it to people, now and later. */
@Controller
class CourseManagePage {
    private final GivingGrid grid;
    private final ContentRefs contents;
    private final Settings settings;

    CourseManagePage(GivingGrid grid, ContentRefs contents, Settings settings) {
        this.grid = grid;
        this.contents = contents;
        this.settings = settings;
    }

    @GetMapping("/admin/courses/{id}/manage")
    @Allowed(Permission.SEE_RULES)
    String show(Actor actor, @PathVariable int id, Model model) {
        model.addAttribute("content", contents.require(id))
                .addAttribute("groups", grid.groups(id))
                .addAttribute("mayAssign", Permission.TRAIN_PEOPLE.isOf(actor.level()))
                .addAttribute("zone", settings.current().defaultTimeZone());
        return "training/manage";
    }
}
