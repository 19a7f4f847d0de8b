package dev.muster.web.overview;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.lists.AttentionGrid;
import dev.muster.assignment.lists.AttentionGrid.Kind;
import dev.muster.audience.Scopes;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.NotThere;
import dev.muster.shared.Page;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The lists behind the numbers of the overview. */
@Controller
public class AttentionPage {
    private static final int ROWS = 50;

    private final AttentionGrid attention;
    private final Scopes scopes;
    private final Settings settings;

    AttentionPage(AttentionGrid attention, Scopes scopes, Settings settings) {
        this.attention = attention;
        this.scopes = scopes;
        this.settings = settings;
    }

    /** A list behind a number, as its page names it. */
    public record Subject(String slug, String title, String text) {}

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
