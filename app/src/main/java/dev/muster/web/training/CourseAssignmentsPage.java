package dev.muster.web.training;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.lists.AssignmentsFilter;
import dev.muster.assignment.lists.AssignmentsGrid;
import dev.muster.assignment.lists.InsideGrid;
import dev.muster.assignment.rules.Status;
import dev.muster.audience.Scopes;
import dev.muster.library.Content;
import dev.muster.library.Contents;
import dev.muster.people.ValueLists;
import dev.muster.people.Values;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.Page;
import dev.muster.web.library.ContentTabs;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The Assignments tab of a course or module: who has it, in which status, due when, by what. */
@Controller
public class CourseAssignmentsPage {
    private static final int ROWS = 50;

    private final AssignmentsGrid grid;
    private final InsideGrid insides;
    private final Contents contents;
    private final Scopes scopes;
    private final ValueLists values;
    private final Settings settings;

    CourseAssignmentsPage(
            AssignmentsGrid grid,
            InsideGrid insides,
            Contents contents,
            Scopes scopes,
            ValueLists values,
            Settings settings) {
        this.grid = grid;
        this.insides = insides;
        this.contents = contents;
        this.scopes = scopes;
        this.values = values;
        this.settings = settings;
    }

    /** @param query the filters as they stand in the address, without the cursor */
    public record View(
            Content content,
            AssignmentsGrid.Counts counts,
            Page<AssignmentsGrid.Row> page,
            AssignmentsFilter filter,
            List<String> locations,
            String query,
            boolean first,
            int inside,
            boolean mayAssign,
            boolean mayOpenGroups,
            boolean mayGroup,
            LocalDate today,
            String zone) {
        public View {
            locations = List.copyOf(locations);
        }

        public String url() {
            return ContentTabs.at(content) + "/assignments";
        }

        public boolean isFiltered() {
            return !query.isEmpty();
        }

        /** This list with only this status, or all where it is the one shown. */
        public String only(@Nullable Status status) {
            return status == null ? url() : url() + "?status=" + status;
        }

        /** This list's address with more of a path: its file, its selections. */
        public String with(String more) {
            return url() + more + (query.isEmpty() ? "" : "?" + query);
        }

        public boolean shows(Status status) {
            return filter.status().equals(List.of(status));
        }
    }

    /** @param mayAssign whether Take again is offered, which leads to the module */
    public record Inside(
            Content content,
            Page<InsideGrid.Row> page,
            AssignmentsFilter filter,
            @Nullable String first,
            boolean mayAssign,
            LocalDate today) {
        public String url() {
            return ContentTabs.at(content) + "/assignments?inside=modules";
        }
    }

    /** Who has the course inside a module: it is reassigned through that. */
    @GetMapping(path = "/admin/courses/{id}/assignments", params = "inside=modules")
    @Allowed(Permission.SEE_PEOPLE)
    String inside(
            Actor actor,
            @PathVariable int id,
            @RequestParam MultiValueMap<String, String> query,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        AssignmentsFilter filter = AssignmentsQuery.of(query).filter();
        String after = cursor == null || cursor.isBlank() ? null : cursor;
        Content content = contents.get(actor, id);
        String url = ContentTabs.at(content) + "/assignments?inside=modules";
        model.addAttribute(
                "view",
                new Inside(
                        content,
                        insides.page(id, filter, scopes.condition(actor), after, ROWS),
                        filter,
                        after == null ? null : url,
                        Permission.TRAIN_PEOPLE.isOf(actor.level()),
                        settings.today(null)));
        return "training/inside";
    }

    @GetMapping({"/admin/courses/{id}/assignments", "/admin/modules/{id}/assignments"})
    @Allowed(Permission.SEE_PEOPLE)
    String list(
            Actor actor,
            @PathVariable int id,
            @RequestParam MultiValueMap<String, String> query,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        AssignmentsQuery asked = AssignmentsQuery.of(query);
        AssignmentsFilter filter = asked.filter();
        Settings.Values s = settings.current();
        String after = cursor == null || cursor.isBlank() ? null : cursor;
        model.addAttribute(
                "view",
                new View(
                        contents.get(actor, id),
                        grid.counts(id, scopes.condition(actor)),
                        grid.page(id, filter, scopes.condition(actor), after, ROWS),
                        filter,
                        values.read().all().stream()
                                .filter(v -> v.attribute() == Attribute.LOCATION)
                                .map(Values.Value::name)
                                .toList(),
                        asked.text(),
                        after == null,
                        insides.count(id, scopes.condition(actor)),
                        Permission.TRAIN_PEOPLE.isOf(actor.level()),
                        Permission.SEE_RULES.isOf(actor.level()),
                        Permission.CHANGE_RULES.isOf(actor.level()),
                        settings.today(null),
                        s.defaultTimeZone().getId()));
        return "training/assignments";
    }
}
