package dev.muster.web.training;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.exemption.ExemptionGrid;
import dev.muster.assignment.exemption.Exemptions;
import dev.muster.audience.Scopes;
import dev.muster.library.ContentRefs;
import dev.muster.people.PeopleGrid;
import dev.muster.people.Person;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Day;
import dev.muster.shared.NotThere;
import dev.muster.web.RemarksForm;
import dev.muster.web.frame.Reply;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Exempting a person from a course, and lifting that again. */
@Controller
@RequestMapping("/admin/people/{id}/training/{contentId}/exemption")
@Allowed(Permission.TRAIN_PEOPLE)
public class ExemptionPage {
    private static final List<String> TYPES = List.of("Medical", "Done elsewhere", "Does not apply", "Other");

    private final Exemptions exemptions;
    private final ContentRefs contents;
    private final PeopleGrid people;
    private final Scopes scopes;

    ExemptionPage(Exemptions exemptions, ContentRefs contents, PeopleGrid people, Scopes scopes) {
        this.exemptions = exemptions;
        this.contents = contents;
        this.people = people;
        this.scopes = scopes;
    }

    /** The form as it was sent. */
    public record Form(
            @Nullable String type,
            @Nullable String reason,
            @Nullable String approvedBy,
            @Nullable String until) {
        static final Form EMPTY = new Form("Medical", "", "", "");

        Exemptions.Request request() {
            return new Exemptions.Request(null, type, words(reason), words(approvedBy), date());
        }

        private @Nullable LocalDate date() {
            return Day.optional("until", until);
        }

        private static @Nullable String words(@Nullable String text) {
            return text == null || text.isBlank() ? null : text.strip();
        }
    }

    @GetMapping
    String show(Actor actor, @PathVariable int id, @PathVariable int contentId, Reply reply) {
        return page(actor, id, contentId, Form.EMPTY, reply);
    }

    private String page(Actor actor, int id, int contentId, Form form, Reply reply) {
        subject(actor, id, contentId, reply).with("types", TYPES).with("form", form);
        return reply.show("training/exempt");
    }

    private Reply subject(Actor actor, int id, int contentId, Reply reply) {
        Person person = people.find(id, scopes.condition(actor)).orElseThrow(() -> new NotThere("person"));
        return reply.with("person", person).with("content", contents.require(actor, contentId));
    }

    @PostMapping
    String grant(
            Actor actor, @PathVariable int id, @PathVariable int contentId, @ModelAttribute Form form, Reply reply) {
        try {
            ExemptionGrid.Row row = exemptions.grant(actor, id, contentId, form.request());
            reply.say(row.name() + " is exempt from " + row.title());
            return "redirect:/admin/people/" + id + "/training/" + contentId;
        } catch (BadInput e) {
            return page(actor, id, contentId, form, reply.refused(e));
        }
    }

    /** Asks why, before it is lifted. */
    @GetMapping("/lift")
    String asked(
            Actor actor,
            @PathVariable int id,
            @PathVariable int contentId,
            @RequestParam(required = false) @Nullable Integer rule,
            Reply reply) {
        return lifting(actor, id, contentId, rule, RemarksForm.NOTHING, reply);
    }

    private String lifting(Actor actor, int id, int contentId, @Nullable Integer rule, RemarksForm said, Reply reply) {
        subject(actor, id, contentId, reply).with("rule", rule).with("said", said);
        return reply.show("training/lift");
    }

    /** @param rule only the exemption from this rule */
    @PostMapping("/lift")
    String lift(
            Actor actor,
            @PathVariable int id,
            @PathVariable int contentId,
            @RequestParam(required = false) @Nullable Integer rule,
            @ModelAttribute RemarksForm said,
            Reply reply) {
        try {
            exemptions.lift(actor, id, contentId, rule, said.remarks());
            reply.say("Exemption lifted");
            return "redirect:/admin/people/" + id + "/training/" + contentId;
        } catch (BadInput e) {
            return lifting(actor, id, contentId, rule, said, reply.refused(e));
        }
    }
}
