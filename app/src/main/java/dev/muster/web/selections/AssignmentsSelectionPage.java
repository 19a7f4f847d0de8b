package dev.muster.web.selections;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.lists.AssignmentsGrid;
import dev.muster.audience.Scopes;
import dev.muster.audience.Selection;
import dev.muster.audience.Selections;
import dev.muster.library.ContentRefs;
import dev.muster.shared.Actor;
import dev.muster.web.library.ContentTabs;
import dev.muster.web.training.AssignmentsExport;
import dev.muster.web.training.AssignmentsQuery;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What is selected on a course's Assignments tab, and where its toolbar's buttons go; the list as a file. */
@Controller
@Allowed(Permission.SEE_PEOPLE)
class AssignmentsSelectionPage {
    private final AssignmentsGrid grid;
    private final SelectionReader reader;
    private final Selections selections;
    private final ContentRefs contents;
    private final Scopes scopes;
    private final AssignmentsExport export;

    AssignmentsSelectionPage(
            AssignmentsGrid grid,
            SelectionReader reader,
            Selections selections,
            ContentRefs contents,
            Scopes scopes,
            AssignmentsExport export) {
        this.grid = grid;
        this.reader = reader;
        this.selections = selections;
        this.contents = contents;
        this.scopes = scopes;
        this.export = export;
    }

    /** Everybody who matches the filters at this moment, kept under a token. */
    @PostMapping({
        "/admin/courses/{id}/assignments/selections/matching",
        "/admin/modules/{id}/assignments/selections/matching"
    })
    @ResponseBody
    SelectionReader.Matching matching(
            Actor actor, @PathVariable int id, @RequestParam MultiValueMap<String, String> query) {
        Selection all = selections.keep(
                actor,
                matching(actor, contents.require(actor, id).id(), AssignmentsQuery.of(query)),
                list(actor, id, query));
        return new SelectionReader.Matching(all.id(), all.people().size());
    }

    @PostMapping({"/admin/courses/{id}/assignments/selections", "/admin/modules/{id}/assignments/selections"})
    String select(
            Actor actor,
            @PathVariable int id,
            @RequestParam MultiValueMap<String, String> query,
            @ModelAttribute PickedForm picked) {
        String course = "courses/" + contents.require(actor, id).id() + "/";
        Selection selection = reader.keep(actor, picked, list(actor, id, query));
        Set<String> actions = Set.of(
                course + "due",
                course + "remove",
                course + "remind",
                course + "reassign",
                course + "assignments.csv",
                course + "certificates.zip",
                "group");
        return "redirect:"
                + reader.address(selection, actions, picked.to().equals("group") ? picked.to() : course + picked.to());
    }

    @GetMapping({"/admin/courses/{id}/assignments.csv", "/admin/modules/{id}/assignments.csv"})
    @ResponseBody
    void export(
            Actor actor,
            @PathVariable int id,
            @RequestParam MultiValueMap<String, String> query,
            HttpServletResponse response) {
        export.write(
                actor, contents.require(actor, id).id(), matching(actor, id, AssignmentsQuery.of(query)), response);
    }

    @GetMapping("/admin/selections/{selection}/courses/{id}/assignments.csv")
    @ResponseBody
    void export(Actor actor, @PathVariable String selection, @PathVariable int id, HttpServletResponse response) {
        export.write(
                actor,
                contents.require(actor, id).id(),
                selections.find(actor, selection).people(),
                response);
    }

    private List<Integer> matching(Actor actor, int id, AssignmentsQuery asked) {
        return grid.ids(id, asked.filter(), scopes.condition(actor));
    }

    private String list(Actor actor, int id, MultiValueMap<String, String> query) {
        String filters = AssignmentsQuery.of(query).text();
        return ContentTabs.at(contents.require(actor, id)) + "/assignments" + (filters.isEmpty() ? "" : "?" + filters);
    }
}
