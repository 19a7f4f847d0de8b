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
import dev.muster.web.assigning.AssignTrainingPage;
import dev.muster.web.assigning.OwnDates;
import dev.muster.web.assigning.TrainingChoices;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

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
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") List<Integer> content,
            @ModelAttribute AssignTermsForm terms,
            Model model) {
        return form(actor, selections.find(actor, selection), q, content, terms, Map.of(), model);
    }

    /** The form again with another search, or one choice less: what was entered stays. */
    @PostMapping("/choose")
    String choose(
            Actor actor,
            @PathVariable String selection,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") List<Integer> content,
            @RequestParam(required = false) @Nullable Integer drop,
            @ModelAttribute AssignTermsForm terms,
            Model model) {
        List<Integer> chosen = AssignTrainingPage.without(content, drop);
        return form(actor, selections.find(actor, selection), q, chosen, terms, Map.of(), model);
    }

    @PostMapping("/review")
    String review(
            Actor actor,
            @PathVariable String selection,
            @RequestParam(defaultValue = "") List<Integer> content,
            @ModelAttribute AssignTermsForm terms,
            @ModelAttribute AgainForm again,
            Model model,
            HttpServletResponse response) {
        Selection people = selections.find(actor, selection);
        try {
            AssignEffect effect =
                    assignments.preview(actor, request(people, content, terms).again(again.shownOrNothing()));
            model.addAttribute(
                    "again",
                    AgainView.offer(effect, address(selection) + "/review", ContentRef.Kind.COURSE, List.of(), again));
            model.addAttribute(
                    "review",
                    review(people, content, terms, effect)
                            .orGroup(actor, people.people().size(), address(selection) + "/group"));
            return "training/review";
        } catch (BadInput e) {
            response.setStatus(422);
            return form(actor, people, "", content, terms, AssignTrainingPage.errors(e), model);
        }
    }

    @PostMapping
    String assign(
            Actor actor,
            @PathVariable String selection,
            @RequestParam(defaultValue = "") List<Integer> content,
            @ModelAttribute AssignTermsForm terms,
            @ModelAttribute AgainForm again,
            RedirectAttributes redirect) {
        Selection people = selections.find(actor, selection);
        BulkAct act = new BulkAct.Assign(request(people, content, terms).again(again.whatOrNothing()));
        return acting.carryOut(actor, act, people.madeOn(), redirect);
    }

    /** A group of the people instead: with the courses attached, whoever joins it later gets them, too. */
    @PostMapping("/group")
    @Allowed(Permission.CHANGE_RULES)
    String group(@PathVariable String selection, @RequestParam(defaultValue = "") List<Integer> content) {
        return "redirect:/admin/selections/" + selection + "/group"
                + Review.query(content.stream()
                        .map(c -> new Review.Field("content", String.valueOf(c)))
                        .toList());
    }

    private String form(
            Actor actor,
            Selection people,
            String q,
            List<Integer> chosen,
            AssignTermsForm terms,
            Map<String, String> errors,
            Model model) {
        model.addAttribute("form", new Form(people, choices.of(actor, q, chosen, Map.of()), terms, dates.of(chosen)))
                .addAttribute("errors", errors);
        return "selections/assign";
    }

    private Review review(Selection people, List<Integer> chosen, AssignTermsForm terms, AssignEffect effect) {
        List<Review.Field> fields = new ArrayList<>(terms.fields());
        chosen.forEach(c -> fields.add(new Review.Field("content", String.valueOf(c))));
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

    private static AssignRequest request(Selection people, List<Integer> contents, AssignTermsForm terms) {
        if (contents.isEmpty()) {
            throw new BadInput("content", "Choose at least one course or module.");
        }
        return new AssignRequest(
                contents,
                people.people(),
                terms.date(),
                null,
                terms.reason(),
                terms.approver(),
                terms.toLearner(),
                terms.isSilent());
    }

    private static String address(String selection) {
        return "/admin/selections/" + selection + "/assign";
    }
}
