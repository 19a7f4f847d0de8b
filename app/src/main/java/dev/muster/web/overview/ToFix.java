package dev.muster.web.overview;

import dev.muster.access.Permission;
import dev.muster.evidence.claims.ClaimGrid;
import dev.muster.notification.OutboxGrid;
import dev.muster.people.imports.ImportGrid;
import dev.muster.shared.Actor;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What doesn't work as it should, as far as the viewer can mend it. */
@Component
class ToFix {
    private final PeopleToSee people;
    private final RulesToMend rules;
    private final OutboxGrid outbox;
    private final ImportGrid imports;
    private final ClaimGrid claims;

    ToFix(PeopleToSee people, RulesToMend rules, OutboxGrid outbox, ImportGrid imports, ClaimGrid claims) {
        this.people = people;
        this.rules = rules;
        this.outbox = outbox;
        this.imports = imports;
        this.claims = claims;
    }

    List<Item> items(Actor actor) {
        List<Item> items = new ArrayList<>();
        if (Permission.CHANGE_RULES.isOf(actor.level())) {
            items.addAll(rules.items());
        }
        if (Permission.TRAIN_PEOPLE.isOf(actor.level())) {
            items.add(certificates(actor));
        }
        if (Permission.CHANGE_PEOPLE.isOf(actor.level())) {
            items.add(withoutHireDate(actor));
            imports.latest(1).forEach(run -> items.add(rejectedLines(run.id())));
        }
        if (Permission.CHANGE_SETTINGS.isOf(actor.level())) {
            items.add(failedMessages());
        }
        return items.stream().filter(Item::isOpen).toList();
    }

    private Item withoutHireDate(Actor actor) {
        return Item.of(
                people.withoutHireDate(actor),
                "due without a hire date",
                "These due dates were counted from the assignment. Add the hire dates.",
                "calendar",
                "/admin/attention/no-hire-date");
    }

    private Item certificates(Actor actor) {
        int waiting = claims.waiting(actor);
        return Item.of(
                waiting,
                waiting == 1 ? "certificate to approve" : "certificates to approve",
                "Sent by people who learned elsewhere. They count once somebody approves them.",
                "badge-check",
                "/admin/certificates");
    }

    private Item failedMessages() {
        int failed = outbox.failed();
        return Item.of(
                failed,
                failed == 1 ? "message failed" : "messages failed",
                "They were not sent, or perhaps not.",
                "mail",
                "/admin/notifications?state=FAILED&state=UNSURE");
    }

    private Item rejectedLines(int importRun) {
        int rejected = imports.rejected(importRun);
        return Item.of(
                rejected,
                rejected == 1 ? "line rejected by the last import" : "lines rejected by the last import",
                "They are not in Muster. Mend them in the file and import it again.",
                "file-up",
                "/admin/imports/" + importRun);
    }
}
