package dev.muster.web.audit;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.lists.RuleLabels;
import dev.muster.assignment.undo.Undos;
import dev.muster.audience.Scopes;
import dev.muster.audience.VisibleNames;
import dev.muster.audit.AuditGrid;
import dev.muster.library.ContentRefs;
import dev.muster.people.PeopleGrid;
import dev.muster.people.Person;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.NotThere;
import dev.muster.shared.Page;
import java.time.ZoneId;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The audit log: everything anybody did, newest first; one entry with its lines. */
@Controller
@RequestMapping("/admin/audit")
@Allowed(Permission.SEE_AUDIT)
public class AuditPage {
    private static final int ROWS = 50;

    private final AuditGrid grid;
    private final Undos undos;
    private final PeopleGrid people;
    private final ContentRefs contents;
    private final Scopes scopes;
    private final Settings settings;
    private final RuleLabels labels;

    AuditPage(
            AuditGrid grid,
            Undos undos,
            PeopleGrid people,
            ContentRefs contents,
            Scopes scopes,
            Settings settings,
            RuleLabels labels) {
        this.grid = grid;
        this.undos = undos;
        this.people = people;
        this.contents = contents;
        this.scopes = scopes;
        this.settings = settings;
        this.labels = labels;
    }

    /** @param person, content the names that the list is narrowed to */
    public record View(
            Page<AuditGrid.Row> page,
            AuditQuery asked,
            @Nullable String person,
            @Nullable String content,
            Set<Long> undoable,
            ZoneId zone) {
        public View {
            undoable = Set.copyOf(undoable);
        }
    }

    @GetMapping
    String list(Actor actor, @ModelAttribute AuditQuery asked, Model model) {
        ZoneId zone = settings.current().defaultTimeZone();
        Page<AuditGrid.Row> page = grid.page(asked.filter(zone), scope(actor), asked.after(), ROWS);
        Set<Long> undoable = page.items().stream()
                .filter(r -> undos.mayUndo(actor, r))
                .map(AuditGrid.Row::id)
                .collect(Collectors.toSet());
        Integer person = asked.person();
        Integer content = asked.content();
        model.addAttribute(
                "view",
                new View(
                        page,
                        asked,
                        person == null ? null : person(actor, person),
                        content == null
                                ? null
                                : contents.require(actor, content).title(),
                        undoable,
                        zone));
        return "audit/list";
    }

    @GetMapping("/{id}")
    String one(Actor actor, @PathVariable long id, Model model) {
        VisibleNames visible = scopes.visibleNames(actor);
        AuditGrid.Whole whole = grid.find(id, scope(actor)).withLines(visible::json);
        model.addAttribute("whole", whole).addAttribute("mayUndo", undos.mayUndo(actor, whole.entry()));
        model.addAttribute("zone", settings.current().defaultTimeZone()).addAttribute("facts", facts(whole));
        return "audit/entry";
    }

    private AuditFacts facts(AuditGrid.Whole whole) {
        Set<Integer> sources = new TreeSet<>(AuditFacts.sources(whole.entry().detail()));
        whole.lines().forEach(l -> {
            sources.addAll(AuditFacts.sources(l.before()));
            sources.addAll(AuditFacts.sources(l.after()));
        });
        return new AuditFacts(labels.of(sources));
    }

    private @Nullable Condition scope(Actor actor) {
        return actor.seesEverybody() ? null : scopes.condition(actor);
    }

    private String person(Actor actor, int id) {
        return people.find(id, scopes.condition(actor)).map(Person::name).orElseThrow(() -> new NotThere("person"));
    }
}
