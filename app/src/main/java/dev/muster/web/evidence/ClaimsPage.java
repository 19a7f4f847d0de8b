package dev.muster.web.evidence;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.byhand.Records;
import dev.muster.evidence.claims.Claim;
import dev.muster.evidence.claims.ClaimDecisions;
import dev.muster.evidence.claims.ClaimGrid;
import dev.muster.evidence.rules.ClaimState;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.Day;
import dev.muster.web.frame.Reply;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Certificates to approve: looked at, approved with the days as they are on the paper, or refused with a reason. */
@Controller
@RequestMapping("/admin/certificates")
@Allowed(Permission.TRAIN_PEOPLE)
public class ClaimsPage {
    private static final int ROWS = 50;
    private static final List<ClaimState> DECIDED = List.of(ClaimState.APPROVED, ClaimState.REFUSED);

    private final ClaimGrid grid;
    private final ClaimDecisions decisions;

    ClaimsPage(ClaimGrid grid, ClaimDecisions decisions) {
        this.grid = grid;
        this.decisions = decisions;
    }

    /** The form as it was sent: everything as typed. */
    public record Form(String completedOn, String validTo, String reason) {
        public Form {
            completedOn = text(completedOn);
            validTo = text(validTo);
            reason = text(reason);
        }

        private static String text(@Nullable String s) {
            return s == null ? "" : s.strip();
        }

        static Form of(Claim claim) {
            var said = claim.said();
            return new Form(
                    said.completedOn().toString(),
                    said.validTo() == null ? "" : said.validTo().toString(),
                    "");
        }

        ClaimDecisions.Days days() {
            return new ClaimDecisions.Days(Day.optional("completedOn", completedOn), Day.optional("validTo", validTo));
        }
    }

    public static String icon(ClaimState state) {
        return switch (state) {
            case WAITING -> "hourglass";
            case APPROVED -> "circle-check";
            case REFUSED, TAKEN_BACK -> "circle-x";
        };
    }

    @GetMapping
    String list(
            Actor actor,
            @RequestParam(defaultValue = "false") boolean decided,
            @RequestParam(required = false) @Nullable String cursor,
            Reply reply) {
        List<ClaimState> states = decided ? DECIDED : List.of(ClaimState.WAITING);
        reply.with("page", grid.page(actor, states, cursor, ROWS))
                .with("decided", decided)
                .with("first", cursor == null);
        return reply.show("evidence/claims");
    }

    @GetMapping("/{id}")
    String show(Actor actor, @PathVariable long id, Reply reply) {
        Claim claim = grid.get(actor, id);
        return page(actor, claim, Form.of(claim), reply);
    }

    private String page(Actor actor, Claim claim, Form form, Reply reply) {
        boolean own = claim.whose().personId() == actor.personId();
        reply.with("claim", claim)
                .with("form", form)
                .with("own", own)
                .with("same", grid.sameFile(actor, claim))
                .with("outlook", claim.waits() ? outlook(actor, claim) : null);
        return reply.show("evidence/claim");
    }

    /** Null where it can't be approved as it is: the answer to the approval says why. */
    private Records.@Nullable Outlook outlook(Actor actor, Claim claim) {
        try {
            return decisions.outlook(actor, claim, ClaimDecisions.Days.of(claim));
        } catch (BadInput e) {
            return null;
        }
    }

    @PostMapping("/{id}/approve")
    String approve(Actor actor, @PathVariable long id, @ModelAttribute Form form, Reply reply) {
        try {
            Claim done = decisions.approve(actor, id, form.days());
            reply.say("Approved. The completion of " + done.whose().name() + " is recorded.");
            return "redirect:/admin/certificates";
        } catch (BadInput e) {
            return page(actor, grid.get(actor, id), form, reply.refused(e));
        } catch (Conflict e) {
            return page(actor, grid.get(actor, id), form, reply.refused(e));
        }
    }

    @PostMapping("/{id}/refuse")
    String refuse(Actor actor, @PathVariable long id, @ModelAttribute Form form, Reply reply) {
        Claim claim = grid.get(actor, id);
        Form shown = new Form(Form.of(claim).completedOn(), Form.of(claim).validTo(), form.reason());
        try {
            decisions.refuse(actor, id, form.reason());
            reply.say("Refused. " + claim.whose().name() + " is told why.");
            return "redirect:/admin/certificates";
        } catch (BadInput e) {
            return page(actor, claim, shown, reply.refused(e));
        } catch (Conflict e) {
            return page(actor, grid.get(actor, id), shown, reply.refused(e));
        }
    }
}
