package dev.muster.web.overview;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.lists.AttentionGrid;
import dev.muster.assignment.lists.AttentionGrid.Kind;
import dev.muster.assignment.lists.StuckGrid;
import dev.muster.assignment.standing.AutomationGrid;
import dev.muster.audience.GroupGrid;
import dev.muster.audience.Scopes;
import dev.muster.notification.InPersonGrid;
import dev.muster.notification.OutboxGrid;
import dev.muster.people.imports.ImportGrid;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.NotThere;
import dev.muster.shared.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What needs attention, each a link to the list behind it. */
@Controller
public class OverviewPage {
    private static final int ROWS = 50;

    private final AttentionGrid attention;
    private final GroupGrid groups;
    private final AutomationGrid automations;
    private final StuckGrid stuck;
    private final OutboxGrid outbox;
    private final InPersonGrid inPerson;
    private final ImportGrid imports;
    private final Scopes scopes;
    private final Settings settings;

    OverviewPage(
            AttentionGrid attention,
            GroupGrid groups,
            AutomationGrid automations,
            StuckGrid stuck,
            OutboxGrid outbox,
            InPersonGrid inPerson,
            ImportGrid imports,
            Scopes scopes,
            Settings settings) {
        this.attention = attention;
        this.groups = groups;
        this.automations = automations;
        this.stuck = stuck;
        this.outbox = outbox;
        this.inPerson = inPerson;
        this.imports = imports;
        this.scopes = scopes;
        this.settings = settings;
    }

    /**
     * One thing to look after.
     *
     * @param tone class of its state: {@code bad}, {@code warn} or {@code mute}
     * @param text what it means, and what to do
     */
    public record Item(int count, String label, String text, String icon, String tone, String href) {}

    /** A list behind a number, as its page names it. */
    public record Subject(String slug, String title, String text) {}

    @GetMapping("/admin")
    @Allowed(Permission.SEE_PEOPLE)
    String overview(Actor actor, Model model) {
        Condition scope = scopes.condition(actor);
        List<Item> items = new ArrayList<>(List.of(
                new Item(
                        attention.count(Kind.OVERDUE, scope),
                        "Overdue",
                        "Required training whose due date has passed.",
                        "circle-alert",
                        "bad",
                        "/admin/attention/overdue"),
                new Item(
                        attention.count(Kind.DUE_SOON, scope),
                        "Due soon",
                        "Due within %d days.".formatted(settings.current().dueSoonDays()),
                        "clock",
                        "warn",
                        "/admin/attention/due-soon"),
                new Item(
                        attention.count(Kind.NO_HIRE_DATE, scope),
                        "No hire date to count from",
                        "Due dates were counted from the assignment. Add the hire date.",
                        "calendar",
                        "warn",
                        "/admin/attention/no-hire-date"),
                new Item(
                        inPerson.waiting(actor),
                        "To tell in person",
                        "People whom no mail can reach.",
                        "message-square",
                        "warn",
                        "/admin/in-person")));
        if (Permission.SEE_RULES.isOf(actor.level())) {
            items.add(new Item(
                    groups.frozen(),
                    "Broken audiences",
                    "They can't be evaluated: nothing is given or taken until they are mended.",
                    "triangle-alert",
                    "bad",
                    "/admin/groups"));
            items.add(new Item(
                    automations.frozen(),
                    "Frozen automations",
                    "Whom they hold can't be evaluated: nothing is given or taken until that is mended.",
                    "triangle-alert",
                    "bad",
                    "/admin/automations"));
            stuck.all(ROWS).forEach(row -> items.add(frozen(row)));
        }
        if (Permission.CHANGE_SETTINGS.isOf(actor.level())) {
            items.add(new Item(
                    outbox.failed(),
                    "Failed messages",
                    "They were not sent, or perhaps not.",
                    "mail",
                    "bad",
                    "/admin/notifications?state=FAILED&state=UNSURE"));
        }
        if (Permission.CHANGE_PEOPLE.isOf(actor.level())) {
            imports.latest(1).stream()
                    .findFirst()
                    .ifPresent(run -> items.add(new Item(
                            imports.rejected(run.id()),
                            "Lines rejected by the last import",
                            "They are not in Muster. Mend them in the file and import it again.",
                            "file-up",
                            "warn",
                            "/admin/imports/" + run.id())));
        }
        model.addAttribute("open", items.stream().filter(i -> i.count() > 0).toList())
                .addAttribute(
                        "clear", items.stream().filter(i -> i.count() == 0).toList());
        return "overview/overview";
    }

    private static Item frozen(StuckGrid.Row row) {
        String at =
                switch (row.what()) {
                    case PERSON -> "/admin/people/" + row.id();
                    case GROUP -> "/admin/groups/" + row.id();
                    case AUTOMATION -> "/admin/automations/" + row.id();
                    case COURSE -> "/admin/courses/" + row.id();
                    case MODULE -> "/admin/modules/" + row.id();
                };
        return new Item(
                1,
                "Frozen: " + row.name(),
                row.reason() + " Rules give and take nothing here until it is mended; all others go on.",
                "triangle-alert",
                "bad",
                at);
    }

    @GetMapping("/admin/attention/{what}")
    @Allowed(Permission.SEE_PEOPLE)
    String list(
            Actor actor,
            @PathVariable String what,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        Page<AttentionGrid.Row> page = attention.page(kind(what), scopes.condition(actor), cursor, ROWS);
        LocalDate today = settings.today(null);
        model.addAttribute("subject", subject(what))
                .addAttribute("page", page)
                .addAttribute("first", cursor == null)
                .addAttribute("mayOpenGroups", Permission.SEE_RULES.isOf(actor.level()))
                .addAttribute("today", today);
        return "overview/list";
    }

    private static Kind kind(String what) {
        return switch (what) {
            case "overdue" -> Kind.OVERDUE;
            case "due-soon" -> Kind.DUE_SOON;
            case "no-hire-date" -> Kind.NO_HIRE_DATE;
            default -> throw new NotThere("list");
        };
    }

    private static Subject subject(String what) {
        return switch (what) {
            case "overdue" -> new Subject(what, "Overdue", "Required training whose due date has passed.");
            case "due-soon" -> new Subject(what, "Due soon", "Required training that is due within days.");
            default ->
                new Subject(
                        what,
                        "No hire date to count from",
                        "These due dates are days after hire, and the people have no hire date: they were counted from the assignment.");
        };
    }
}
