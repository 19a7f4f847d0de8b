package dev.muster.web.people;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.audience.Scopes;
import dev.muster.privacy.Erasures;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.Same;
import dev.muster.web.frame.Reply;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Erasing somebody's personal data: what goes, what stays, and the name typed by hand. */
@Controller
@Allowed(Permission.CHANGE_PEOPLE)
class PersonErasePage {
    private final Erasures erasures;
    private final Scopes scopes;

    PersonErasePage(Erasures erasures, Scopes scopes) {
        this.erasures = erasures;
        this.scopes = scopes;
    }

    @GetMapping("/admin/people/{id}/erase")
    String ask(Actor actor, @PathVariable int id, Reply reply) {
        return show(actor, id, "", reply);
    }

    @PostMapping("/admin/people/{id}/erase")
    String erase(
            Actor actor,
            @PathVariable int id,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String name,
            Reply reply) {
        scopes.require(actor, id);
        try {
            if (erasures.of(id).isEmpty()
                    && !Same.key(name)
                            .equals(Same.key(erasures.review(actor, id).person().name()))) {
                throw new BadInput("name", "Type the name as it stands above.");
            }
            var erased = erasures.erase(actor, id, reason);
            reply.say(
                    erased.already()
                            ? "The personal data of " + erased.name() + " had been erased before"
                            : "Personal data erased: now " + erased.name());
            return "redirect:/admin/people/" + id;
        } catch (BadInput e) {
            return show(actor, id, reason, reply.refused(e));
        } catch (Conflict e) {
            return show(actor, id, reason, reply.refused(e));
        }
    }

    private String show(Actor actor, int id, String reason, Reply reply) {
        scopes.require(actor, id);
        reply.with("review", erasures.review(actor, id))
                .with("erasedAt", erasures.of(id).orElse(null))
                .with("reason", reason);
        return reply.show("people/erase");
    }
}
