package dev.muster.web.selections;

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
import dev.muster.notification.rules.Kind;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.web.PeopleCount;
import dev.muster.web.Review;
import dev.muster.web.TellWords;
import dev.muster.web.assigning.Acting;
import dev.muster.web.assigning.AgainForm;
import dev.muster.web.assigning.AgainView;
import dev.muster.web.assigning.AssignTermsForm;
import dev.muster.web.assigning.ChosenTraining;
import dev.muster.web.assigning.OwnDates;
import dev.muster.web.assigning.TrainingChoices;
import dev.muster.web.frame.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Assign Training to the people selected on User Management: choose courses, review, assign. */
@Controller
@RequestMapping("/admin/selections/{selection}/assign")
@Allowed(Permission.TRAIN_PEOPLE)
public class SelectionAssignPage {
    private final Assignments assignments;
    private final Selections selections;
    private final TrainingChoices choices;
    private final OwnDates dates;
    private final TellWords tell;
    private final Acting acting;

    SelectionAssignPage(
            Assignments assignments,
            Selections selections,
            TrainingChoices choices,
            OwnDates dates,
            TellWords tell,
            Acting acting) {
        this.assignments = assignments;
        this.selections = selections;
        this.choices = choices;
        this.dates = dates;
        this.tell = tell;
        this.acting = acting;
    }

    /** @param ownDates when what was chosen is due where no date is given */
    public record Form(
            Selection people, TrainingChoices.Shown choices, AssignTermsForm terms, List<OwnDates.One> ownDates) {
        public Form {
            ownDates = List.copyOf(ownDates);
        }

        public String url() {
            return address(people.id());
        }
    }

    @GetMapping
    String form(
            Actor actor,
            @PathVariable String selection,
            @ModelAttribute ChosenTraining chosen,
            @ModelAttribute AssignTermsForm terms,
            Reply reply) {
        return form(actor, selections.find(actor, selection), chosen, terms, reply);
    }

    /** The form again with another search, or one choice less: what was entered stays. */
    @PostMapping("/choose")
    String choose(
            Actor actor,
            @PathVariable String selection,
            @ModelAttribute ChosenTraining chosen,
            @ModelAttribute AssignTermsForm terms,
            Reply reply) {
        return form(actor, selections.find(actor, selection), chosen.afterDrop(), terms, reply);
    }

    @PostMapping("/review")
    String review(
            Actor actor,
            @PathVariable String selection,
            @ModelAttribute ChosenTraining chosen,
            @ModelAttribute AssignTermsForm terms,
            @ModelAttribute AgainForm again,
            Reply reply) {
        Selection people = selections.find(actor, selection);
        try {
            AssignEffect effect =
                    assignments.preview(actor, request(people, chosen, terms).again(again.shownOrNothing()));
            reply.with(
                    "again",
                    AgainView.offer(effect, address(selection) + "/review", ContentRef.Kind.COURSE, List.of(), again));
            reply.with(
                    "review",
                    review(people, chosen, terms, effect)
                            .orGroup(actor, people.people().size(), address(selection) + "/group"));
            return reply.show("training/review");
        } catch (BadInput e) {
            return form(actor, people, chosen.withoutSearch(), terms, reply.refused(e));
        }
    }

    @PostMapping
    String assign(
            Actor actor,
            @PathVariable String selection,
            @ModelAttribute ChosenTraining chosen,
            @ModelAttribute AssignTermsForm terms,
            @ModelAttribute AgainForm again,
            Reply reply) {
        Selection people = selections.find(actor, selection);
        BulkAct act = new BulkAct.Assign(request(people, chosen, terms).again(again.whatOrNothing()));
        return acting.carryOut(actor, act, people.madeOn(), reply);
    }

    /** A group of the people instead: with the courses attached, whoever joins it later gets them, too. */
    @PostMapping("/group")
    @Allowed(Permission.CHANGE_RULES)
    String group(@PathVariable String selection, @ModelAttribute ChosenTraining chosen) {
        return "redirect:/admin/selections/" + selection + "/group" + Review.query(chosen.fields());
    }

    private String form(Actor actor, Selection people, ChosenTraining chosen, AssignTermsForm terms, Reply reply) {
        reply.with(
                "form",
                new Form(
                        people,
                        choices.of(actor, chosen.search(), chosen.ids(), Map.of()),
                        terms,
                        dates.of(chosen.ids())));
        return reply.show("selections/assign");
    }

    private Review review(Selection people, ChosenTraining chosen, AssignTermsForm terms, AssignEffect effect) {
        List<Review.Field> fields = new ArrayList<>(terms.fields());
        fields.addAll(chosen.fields());
        int n = effect.each().stream()
                .filter(o -> Assigning.writes(o.decision()) || o.decision() instanceof Assigning.Reassign)
                .map(AssignEffect.One::personId)
                .collect(Collectors.toSet())
                .size();
        String all = PeopleCount.count(people.people().size());
        return new Review(
                "Assign Training to " + all,
                "Assigns to",
                n,
                n == people.people().size() ? (n == 1 ? "person" : "people") : "of " + all,
                n == 0 ? "Nobody to assign" : "Assign to " + PeopleCount.count(n),
                Review.parts(effect),
                Review.Plan.of(effect, tell.of(Kind.ASSIGNED, terms.isSilent(), effect.told())),
                terms.note() == null ? "" : terms.note(),
                address(people.id()),
                address(people.id()) + Review.query(fields),
                fields,
                null);
    }

    private static AssignRequest request(Selection people, ChosenTraining chosen, AssignTermsForm terms) {
        if (chosen.ids().isEmpty()) {
            throw new BadInput("content", "Choose at least one course or module.");
        }
        return terms.request(chosen.ids(), people.people());
    }

    private static String address(String selection) {
        return "/admin/selections/" + selection + "/assign";
    }
}
