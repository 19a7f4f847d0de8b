package dev.muster.web.overview;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.lists.AttentionGrid;
import dev.muster.audience.Scopes;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Whose due dates count from a hire date that is not known. */
@Controller
class AttentionPage {
    private static final int ROWS = 50;

    private final AttentionGrid attention;
    private final Scopes scopes;
    private final Settings settings;

    AttentionPage(AttentionGrid attention, Scopes scopes, Settings settings) {
        this.attention = attention;
        this.scopes = scopes;
        this.settings = settings;
    }

    @GetMapping("/admin/attention/no-hire-date")
    @Allowed(Permission.SEE_PEOPLE)
    String list(Actor actor, @RequestParam(required = false) @Nullable String cursor, Model model) {
        model.addAttribute("page", attention.page(scopes.condition(actor), cursor, ROWS))
                .addAttribute("first", cursor == null)
                .addAttribute("mayOpenGroups", Permission.SEE_RULES.isOf(actor.level()))
                .addAttribute("today", settings.today(null));
        return "overview/list";
    }
}
