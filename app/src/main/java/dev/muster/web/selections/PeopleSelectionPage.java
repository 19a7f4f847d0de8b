package dev.muster.web.selections;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.audience.Scopes;
import dev.muster.audience.Selection;
import dev.muster.audience.Selections;
import dev.muster.people.PeopleGrid;
import dev.muster.shared.Actor;
import dev.muster.web.people.PeopleExport;
import dev.muster.web.people.PeopleQuery;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** What is selected on User Management, and where its toolbar's buttons go; the list as a file. */
@Controller
@Allowed(Permission.SEE_PEOPLE)
class PeopleSelectionPage {
    private static final Set<String> ACTIONS = Set.of("assign", "group", "people.csv");

    private final PeopleGrid grid;
    private final SelectionReader reader;
    private final Selections selections;
    private final Scopes scopes;
    private final PeopleExport export;

    PeopleSelectionPage(
            PeopleGrid grid, SelectionReader reader, Selections selections, Scopes scopes, PeopleExport export) {
        this.grid = grid;
        this.reader = reader;
        this.selections = selections;
        this.scopes = scopes;
        this.export = export;
    }

    /** Everybody who matches the filters at this moment, kept under a token. */
    @PostMapping("/admin/people/selections/matching")
    @ResponseBody
    SelectionReader.Matching matching(Actor actor, @RequestParam MultiValueMap<String, String> query) {
        PeopleQuery asked = PeopleQuery.of(query);
        Selection all = selections.keep(actor, grid.ids(asked.filter(), scopes.condition(actor)), asked.first());
        return new SelectionReader.Matching(all.id(), all.people().size());
    }

    @PostMapping("/admin/people/selections")
    String select(Actor actor, @RequestParam MultiValueMap<String, String> query, @ModelAttribute PickedForm picked) {
        String list = PeopleQuery.of(query).href();
        Selection selection = reader.keep(actor, picked, list);
        return "redirect:" + reader.address(selection, ACTIONS, picked.to());
    }

    @GetMapping("/admin/people.csv")
    @ResponseBody
    void export(Actor actor, @RequestParam MultiValueMap<String, String> query, HttpServletResponse response) {
        export.write(actor, grid.ids(PeopleQuery.of(query).filter(), scopes.condition(actor)), response);
    }

    @GetMapping("/admin/selections/{selection}/people.csv")
    @ResponseBody
    void export(Actor actor, @PathVariable String selection, HttpServletResponse response) {
        export.write(actor, selections.find(actor, selection).people(), response);
    }
}
