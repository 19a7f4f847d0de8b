package dev.muster.web.overview;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.evidence.claims.ClaimGrid;
import dev.muster.notification.OutboxGrid;
import dev.muster.people.imports.ImportGrid;
import dev.muster.shared.Actor;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What needs attention, each a link to the list behind it. */
@Controller
class OverviewPage {
    private final PeopleToSee people;
    private final RulesToMend rules;
    private final OutboxGrid outbox;
    private final ImportGrid imports;
    private final ClaimGrid claims;

    OverviewPage(PeopleToSee people, RulesToMend rules, OutboxGrid outbox, ImportGrid imports, ClaimGrid claims) {
        this.claims = claims;
        this.people = people;
        this.rules = rules;
        this.outbox = outbox;
        this.imports = imports;
    }

    @GetMapping("/admin")
    @Allowed(Permission.SEE_PEOPLE)
    String overview(Actor actor, Model model) {
        List<Item> items = new ArrayList<>(people.items(actor));
        if (Permission.TRAIN_PEOPLE.isOf(actor.level())) {
            items.add(certificates(actor));
        }
        if (Permission.SEE_RULES.isOf(actor.level())) {
            items.addAll(rules.items());
        }
        if (Permission.CHANGE_SETTINGS.isOf(actor.level())) {
            items.add(failedMessages());
        }
        if (Permission.CHANGE_PEOPLE.isOf(actor.level())) {
            imports.latest(1).forEach(run -> items.add(rejectedLines(run.id())));
        }
        model.addAttribute("open", items.stream().filter(i -> i.count() > 0).toList())
                .addAttribute(
                        "clear", items.stream().filter(i -> i.count() == 0).toList());
        return "overview/overview";
    }

    private Item certificates(Actor actor) {
        return Item.warn(
                claims.waiting(actor),
                "Certificates to approve",
                "People sent certificates from elsewhere. They count once somebody approves them.",
                "badge-check",
                "/admin/certificates");
    }

    private Item failedMessages() {
        return Item.bad(
                outbox.failed(),
                "Failed messages",
                "They were not sent, or perhaps not.",
                "mail",
                "/admin/notifications?state=FAILED&state=UNSURE");
    }

    private Item rejectedLines(int importRun) {
        return Item.warn(
                imports.rejected(importRun),
                "Lines rejected by the last import",
                "They are not in Muster. Mend them in the file and import it again.",
                "file-up",
                "/admin/imports/" + importRun);
    }
}
