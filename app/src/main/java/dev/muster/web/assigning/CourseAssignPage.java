package dev.muster.web.assigning;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.AssignEffect;
import dev.muster.assignment.bulk.BulkAct;
import dev.muster.assignment.byhand.AssignRequest;
import dev.muster.assignment.byhand.Assignments;
import dev.muster.assignment.rules.Assigning;
import dev.muster.audience.Selection;
import dev.muster.audience.Selections;
import dev.muster.library.ContentRef;
import dev.muster.library.ContentRefs;
import dev.muster.notification.rules.Kind;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.web.Review;
import dev.muster.web.TellWords;
import dev.muster.web.audience.WhoSearch;
import dev.muster.web.frame.Reply;
import dev.muster.web.library.ContentTabs;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** + Assign on a course or module: people, groups, or everybody who holds a value now; review; assign. */
@Controller
@RequestMapping({"/admin/courses/{id}/assign", "/admin/modules/{id}/assign"})
@Allowed(Permission.TRAIN_PEOPLE)
public class CourseAssignPage {
    private final Assignments assignments;
    private final ContentRefs contents;
    private final WhoSearch who;
    private final Selections selections;
    private final AgainParts parts;
    private final OwnDates dates;
    private final TellWords tell;
    private final Acting acting;

    CourseAssignPage(
            Assignments assignments,
            ContentRefs contents,
            WhoSearch who,
            Selections selections,
            AgainParts parts,
            OwnDates dates,
            TellWords tell,
            Acting acting) {
        this.assignments = assignments;
        this.contents = contents;
        this.who = who;
        this.selections = selections;
        this.parts = parts;
        this.dates = dates;
        this.tell = tell;
        this.acting = acting;
    }

    /**
     * @param found what the search words find and is not chosen yet
     * @param ownDate when it is due where no date is given
     */
    public record Form(
            ContentRef content,
            String search,
            List<WhoSearch.Choice> found,
            List<WhoSearch.Choice> chosen,
            int people,
            AssignTermsForm terms,
            String ownDate) {
        public Form {
            found = List.copyOf(found);
            chosen = List.copyOf(chosen);
        }

        public String url() {
            return ContentTabs.at(content) + "/assign";
        }
    }

    @GetMapping
    String form(
            Actor actor,
            @PathVariable int id,
            @ModelAttribute ChosenPeople chosen,
            @ModelAttribute AssignTermsForm terms,
            Reply reply) {
        return page(actor, id, chosen, terms, reply);
    }

    /** The form again with another search, or one choice more or less: what was entered stays. */
    @PostMapping("/choose")
    String choose(
            Actor actor,
            @PathVariable int id,
            @ModelAttribute ChosenPeople chosen,
            @ModelAttribute AssignTermsForm terms,
            Reply reply) {
        return page(actor, id, chosen.afterButton(), terms, reply);
    }

    @PostMapping("/review")
    String review(
            Actor actor,
            @PathVariable int id,
            @ModelAttribute ChosenPeople chosen,
            @ModelAttribute AssignTermsForm terms,
            @ModelAttribute AgainForm again,
            Reply reply) {
        try {
            AssignRequest request = request(actor, id, chosen, terms);
            AssignEffect effect = assignments.preview(actor, request.again(again.shownOrNothing()));
            offer(actor, effect, id, again, reply);
            reply.with(
                    "review",
                    review(contents.require(actor, id), chosen, terms, effect)
                            .orGroup(actor, request.personIds().size(), at(actor, id) + "/group"));
            return reply.show("training/review");
        } catch (BadInput e) {
            return page(actor, id, chosen.withoutSearch(), terms, reply.refused(e));
        }
    }

    @PostMapping
    String assign(
            Actor actor,
            @PathVariable int id,
            @ModelAttribute ChosenPeople chosen,
            @ModelAttribute AssignTermsForm terms,
            @ModelAttribute AgainForm again,
            Reply reply) {
        BulkAct act = new BulkAct.Assign(request(actor, id, chosen, terms).again(again.whatOrNothing()));
        return acting.carryOut(actor, act, ContentTabs.at(contents.require(actor, id)) + "/assignments", reply);
    }

    /** A group of the people instead: with the course attached, whoever joins it later gets it, too. */
    @PostMapping("/group")
    @Allowed(Permission.CHANGE_RULES)
    String group(Actor actor, @PathVariable int id, @ModelAttribute ChosenPeople chosen) {
        String url = at(actor, id);
        Selection people = selections.keep(actor, who.people(actor, chosen.keys()), url);
        return "redirect:/admin/selections/" + people.id() + "/group?content=" + id;
    }

    private void offer(Actor actor, AssignEffect effect, int id, AgainForm form, Reply reply) {
        ContentRef content = contents.require(actor, id);
        reply.with(
                "again", AgainView.offer(effect, at(actor, id) + "/review", content.kind(), parts.of(content), form));
    }

    private String at(Actor actor, int id) {
        return ContentTabs.at(contents.require(actor, id)) + "/assign";
    }

    private String page(Actor actor, int id, ChosenPeople chosen, AssignTermsForm terms, Reply reply) {
        List<WhoSearch.Choice> picked = who.chosen(actor, chosen.keys());
        reply.with(
                "form",
                new Form(
                        contents.require(actor, id),
                        chosen.search(),
                        who.find(actor, chosen.search()).stream()
                                .filter(c -> !chosen.keys().contains(c.key()))
                                .toList(),
                        picked,
                        who.people(actor, chosen.keys()).size(),
                        terms,
                        dates.of(id)));
        return reply.show("training/assignTo");
    }

    private AssignRequest request(Actor actor, int id, ChosenPeople chosen, AssignTermsForm terms) {
        List<Integer> people = who.people(actor, chosen.keys());
        if (people.isEmpty()) {
            throw new BadInput("q", "Choose at least one person, group, location or role with somebody in it.");
        }
        return terms.request(List.of(id), people);
    }

    private Review review(ContentRef content, ChosenPeople chosen, AssignTermsForm terms, AssignEffect effect) {
        List<Review.Field> fields = new ArrayList<>(terms.fields());
        fields.addAll(chosen.fields());
        int n = (int) effect.each().stream()
                .filter(o -> Assigning.writes(o.decision()) || o.decision() instanceof Assigning.Reassign)
                .count();
        String people = n == 1 ? "1 person" : n + " people";
        String url = ContentTabs.at(content) + "/assign";
        return new Review(
                "Assign " + content.title(),
                "Assigns to",
                n,
                n == 1 ? "person" : "people",
                n == 0 ? "Nobody to assign" : "Assign to " + people,
                Review.parts(effect),
                Review.Plan.of(effect, tell.of(Kind.ASSIGNED, terms.isSilent(), effect.told())),
                terms.note() == null ? "" : terms.note(),
                url,
                url + Review.query(fields),
                fields,
                null);
    }
}
