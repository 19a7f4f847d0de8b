package dev.muster.web.learner;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.own.CatalogGrid;
import dev.muster.evidence.claims.Claim;
import dev.muster.evidence.claims.ClaimGrid;
import dev.muster.evidence.claims.Claims;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.Day;
import dev.muster.shared.NotThere;
import dev.muster.web.frame.Reply;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** A certificate from elsewhere in place of the training: photographed or chosen, sent, and taken back while it waits. */
@Controller
@RequestMapping("/training/{contentId}/certificate")
@Allowed(Permission.OWN)
public class ClaimPage {
    private final Claims claims;
    private final ClaimGrid grid;
    private final CatalogGrid catalog;
    private final LearnerPosition place;

    ClaimPage(Claims claims, ClaimGrid grid, CatalogGrid catalog, LearnerPosition place) {
        this.claims = claims;
        this.grid = grid;
        this.catalog = catalog;
        this.place = place;
    }

    /** The form as it was sent: everything as typed. */
    public record Form(String completedOn, String validTo, String number, String issuer) {
        public Form {
            completedOn = text(completedOn);
            validTo = text(validTo);
            number = text(number);
            issuer = text(issuer);
        }

        private static String text(@Nullable String s) {
            return s == null ? "" : s.strip();
        }

        Claims.Sent read() {
            List<BadInput.Error> errors = new ArrayList<>();
            var sent = new Claims.Sent(
                    day("completedOn", completedOn, errors), day("validTo", validTo, errors), number, issuer);
            if (!errors.isEmpty()) {
                throw new BadInput(errors);
            }
            return sent;
        }

        private static @Nullable LocalDate day(String field, String typed, List<BadInput.Error> errors) {
            try {
                return Day.optional(field, typed);
            } catch (BadInput e) {
                errors.addAll(e.errors());
                return null;
            }
        }
    }

    @GetMapping
    String show(Actor actor, @PathVariable int contentId, Reply reply) {
        return page(actor, contentId, new Form("", "", "", ""), reply);
    }

    private String page(Actor actor, int contentId, Form form, Reply reply) {
        var item = catalog.open(actor.personId(), contentId);
        Claim last = grid.of(actor.personId(), contentId).stream().findFirst().orElse(null);
        reply.with("content", item.content())
                .with("accepted", grid.accepts(contentId))
                .with("last", last)
                .with("form", form)
                .with("today", place.today(actor))
                .with("zone", place.zone(actor));
        return reply.show("learning/claim");
    }

    @PostMapping
    String send(
            Actor actor,
            @PathVariable int contentId,
            @ModelAttribute Form form,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Reply reply) {
        try {
            claims.send(actor, contentId, form.read(), upload(file));
        } catch (BadInput e) {
            return page(actor, contentId, form, reply.refused(e));
        } catch (Conflict e) {
            return page(actor, contentId, form, reply.refused(e));
        }
        reply.say("Sent. You are told when somebody has looked at it.");
        return "redirect:/training/" + contentId;
    }

    private static Claims.@Nullable Upload upload(@Nullable MultipartFile file) {
        return file == null || file.isEmpty()
                ? null
                : new Claims.Upload(file.getOriginalFilename(), file.getSize(), file);
    }

    @PostMapping("/take-back")
    String takeBack(Actor actor, @PathVariable int contentId, Reply reply) {
        Claim last = grid.of(actor.personId(), contentId).stream()
                .findFirst()
                .orElseThrow(() -> new NotThere("certificate"));
        try {
            claims.takeBack(actor, last.id());
            reply.say("Taken back. You can send another certificate.");
        } catch (Conflict e) {
            reply.say(String.valueOf(e.getMessage()));
        }
        return "redirect:/training/" + contentId;
    }
}
