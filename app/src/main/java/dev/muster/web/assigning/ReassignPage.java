package dev.muster.web.assigning;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.AssignEffect;
import dev.muster.assignment.bulk.BulkAct;
import dev.muster.assignment.byhand.ReassignRequest;
import dev.muster.assignment.byhand.Reassignments;
import dev.muster.assignment.rules.Status;
import dev.muster.audience.Selection;
import dev.muster.audience.Selections;
import dev.muster.library.ContentRef;
import dev.muster.library.ContentRefs;
import dev.muster.notification.rules.Kind;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.web.PeopleCount;
import dev.muster.web.Review;
import dev.muster.web.TellWords;
import dev.muster.web.frame.Reply;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Reassign, for the people selected on the Assignments tab: who is in progress or has completed it, what is lost; then do it. */
@Controller
@RequestMapping("/admin/selections/{selection}/courses/{id}/reassign")
@Allowed(Permission.TRAIN_PEOPLE)
public class ReassignPage {
    private final Selections selections;
    private final ContentRefs contents;
    private final Reassignments reassignments;
    private final AgainParts parts;
    private final OwnDates dates;
    private final TellWords tell;
    private final Acting acting;

    ReassignPage(
            Selections selections,
            ContentRefs contents,
            Reassignments reassignments,
            AgainParts parts,
            OwnDates dates,
            TellWords tell,
            Acting acting) {
        this.selections = selections;
        this.contents = contents;
        this.reassignments = reassignments;
        this.parts = parts;
        this.dates = dates;
        this.tell = tell;
        this.acting = acting;
    }

    /**
     * @param applies who takes something again; groups: all of the people, by how it stands for them
     * @param movedTo where a due date goes that has passed, where none is given
     * @param told how those who take it again are told; empty: nobody does
     */
    public record View(
            Selection people,
            ContentRef content,
            int applies,
            List<Review.Part> groups,
            List<AgainParts.Part> parts,
            AgainForm form,
            LocalDate movedTo,
            String told,
            AssignTermsForm terms) {
        public View {
            groups = List.copyOf(groups);
            parts = List.copyOf(parts);
        }

        public String url() {
            return "/admin/selections/" + people.id() + "/courses/" + content.id() + "/reassign";
        }

        public String whom() {
            return PeopleCount.count(people.people().size());
        }
    }

    @GetMapping
    String show(
            Actor actor,
            @PathVariable String selection,
            @PathVariable int id,
            @ModelAttribute AgainForm form,
            @ModelAttribute AssignTermsForm terms,
            Reply reply) {
        return show(actor, selections.find(actor, selection), id, form, terms, reply);
    }

    /** What the choices of the form mean, before anything happens. */
    @PostMapping("/look")
    String look(
            Actor actor,
            @PathVariable String selection,
            @PathVariable int id,
            @ModelAttribute AgainForm form,
            @ModelAttribute AssignTermsForm terms,
            Reply reply) {
        return show(actor, selections.find(actor, selection), id, form, terms, reply);
    }

    @PostMapping
    String carryOut(
            Actor actor,
            @PathVariable String selection,
            @PathVariable int id,
            @ModelAttribute AgainForm form,
            @ModelAttribute AssignTermsForm terms,
            Reply reply) {
        Selection people = selections.find(actor, selection);
        try {
            ReassignRequest what = new ReassignRequest(id, people.people(), form.what(), terms.date(), terms.remarks());
            return acting.carryOut(actor, new BulkAct.Reassign(what), people.madeOn(), reply);
        } catch (BadInput e) {
            return show(actor, people, id, form, terms, reply.refused(e));
        }
    }

    private String show(Actor actor, Selection people, int id, AgainForm form, AssignTermsForm terms, Reply reply) {
        ContentRef content = contents.require(actor, id);
        AssignEffect effect = reassignments.impact(actor, id, people.people(), form.shown());
        reply.with(
                "view",
                new View(
                        people,
                        content,
                        effect.reassigned().size(),
                        groups(effect, id),
                        parts.of(content),
                        form,
                        dates.movedTo(),
                        effect.told().isEmpty() ? "" : tell.of(Kind.REASSIGNED, terms.isSilent(), effect.told()),
                        terms));
        return reply.show("training/reassign");
    }

    static List<Review.Part> groups(AssignEffect e, int id) {
        return Review.Part.some(
                group("In progress", "play", "What they have done of it is lost.", e.having(Status.IN_PROGRESS), id),
                group(
                        "Completed",
                        "circle-check",
                        "Must take it again. The old completion stays in the history.",
                        e.having(Status.COMPLETED),
                        id),
                group(
                        "Expired",
                        "history",
                        "Must take it again. The old completion stays in the history.",
                        e.having(Status.EXPIRED),
                        id),
                group(
                        "Not started",
                        "circle-dashed",
                        "Not impacted: they have it all before them.",
                        e.having(Status.NOT_STARTED),
                        id),
                Review.Part.of(
                        "Not possible",
                        Review.NOT_POSSIBLE,
                        "Nothing happens to these.",
                        e.skipped(),
                        s -> new Review.Line(
                                s.name(), s.reason().why(), "/admin/people/" + s.personId() + "/training/" + id)));
    }

    private static Review.Part group(String title, String icon, String what, List<AssignEffect.One> all, int id) {
        return Review.Part.of(
                title,
                icon,
                what,
                all,
                o -> new Review.Line(o.name(), o.sentence(), "/admin/people/" + o.personId() + "/training/" + id));
    }
}
