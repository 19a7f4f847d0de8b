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
import dev.muster.shared.Day;
import dev.muster.shared.NotThere;
import dev.muster.shared.Page;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

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

    /** The filters as they were filled in. */
    public record Narrowed(String from, String to, String actor, String kind) {}

    /** @param person, content the names that the list is narrowed to; query: the filters as they stand in the address */
    public record View(
            Page<AuditGrid.Row> page,
            @Nullable Integer personId,
            @Nullable String person,
            @Nullable Integer contentId,
            @Nullable String content,
            Narrowed narrowed,
            String query,
            boolean first,
            Set<Long> undoable,
            ZoneId zone) {
        public View {
            undoable = Set.copyOf(undoable);
        }

        public String with(String more) {
            return "/admin/audit" + (query.isEmpty() && more.isEmpty() ? "" : "?")
                    + query
                    + (query.isEmpty() || more.isEmpty() ? "" : "&")
                    + more;
        }
    }

    @GetMapping
    String list(
            Actor actor,
            @RequestParam(required = false) @Nullable Integer person,
            @RequestParam(required = false) @Nullable Integer content,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String actorName,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        ZoneId zone = settings.current().defaultTimeZone();
        AuditGrid.Filter filter = new AuditGrid.Filter(
                        person, content, start(from, "from", zone, 0), start(to, "to", zone, 1))
                .by(actorName, AuditKinds.named(kind).map(AuditKinds::actions).orElse(List.of()));
        String after = cursor == null || cursor.isBlank() ? null : cursor;
        Page<AuditGrid.Row> page = grid.page(filter, scope(actor), after, ROWS);
        Set<Long> undoable = page.items().stream()
                .filter(r -> undos.mayUndo(actor, r))
                .map(AuditGrid.Row::id)
                .collect(Collectors.toSet());
        model.addAttribute(
                "view",
                new View(
                        page,
                        person,
                        person == null ? null : person(actor, person),
                        content,
                        content == null
                                ? null
                                : contents.require(actor, content).title(),
                        new Narrowed(from, to, actorName, kind),
                        query(person, content, from, to, actorName, kind),
                        after == null,
                        undoable,
                        zone));
        return "audit/list";
    }

    @GetMapping("/{id}")
    String one(Actor actor, @PathVariable long id, Model model) {
        VisibleNames eyes = scopes.eyes(actor);
        AuditGrid.Whole whole = grid.find(id, scope(actor)).withLines(eyes::json);
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

    private static @Nullable Instant start(String date, String field, ZoneId zone, int plusDays) {
        LocalDate day = Day.optional(field, date);
        return day == null ? null : day.plusDays(plusDays).atStartOfDay(zone).toInstant();
    }

    private static String query(
            @Nullable Integer person, @Nullable Integer content, String from, String to, String actor, String kind) {
        List<String> parts = new ArrayList<>();
        if (person != null) {
            parts.add("person=" + person);
        }
        if (content != null) {
            parts.add("content=" + content);
        }
        if (!from.isBlank()) {
            parts.add("from=" + from);
        }
        if (!to.isBlank()) {
            parts.add("to=" + to);
        }
        if (!actor.isBlank()) {
            parts.add("actorName=" + URLEncoder.encode(actor, StandardCharsets.UTF_8));
        }
        if (AuditKinds.named(kind).isPresent()) {
            parts.add("kind=" + kind);
        }
        return String.join("&", parts);
    }
}
