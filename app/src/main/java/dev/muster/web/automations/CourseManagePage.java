package dev.muster.web.automations;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.exemption.ExemptionGrid;
import dev.muster.assignment.lists.AssignmentsGrid;
import dev.muster.assignment.lists.ContentGroupsGrid;
import dev.muster.audience.Scopes;
import dev.muster.library.Contents;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The Manage tab of a course or module: who has it, and what gives it to people, now and later. */
@Controller
class CourseManagePage {
    private final ContentGroupsGrid grid;
    private final ExemptionGrid exemptions;
    private final AutomationViews automations;
    private final AssignmentsGrid assignments;
    private final Scopes scopes;
    private final Contents contents;
    private final Settings settings;

    CourseManagePage(
            ContentGroupsGrid grid,
            ExemptionGrid exemptions,
            AutomationViews automations,
            AssignmentsGrid assignments,
            Scopes scopes,
            Contents contents,
            Settings settings) {
        this.grid = grid;
        this.exemptions = exemptions;
        this.automations = automations;
        this.assignments = assignments;
        this.scopes = scopes;
        this.contents = contents;
        this.settings = settings;
    }

    @GetMapping({"/admin/courses/{id}/manage", "/admin/modules/{id}/manage"})
    @Allowed(Permission.SEE_RULES)
    String show(Actor actor, @PathVariable int id, Model model) {
        model.addAttribute("content", contents.get(id))
                .addAttribute("exempt", exemptions.ofContent(id, scopes.condition(actor)))
                .addAttribute("automations", automations.ofContent(actor, id))
                .addAttribute("groups", grid.groups(id, scopes.condition(actor)))
                .addAttribute("counts", assignments.counts(id, scopes.condition(actor)))
                .addAttribute("zone", settings.current().defaultTimeZone());
        return "training/manage";
    }
}
