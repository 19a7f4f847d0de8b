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
import dev.muster.web.library.ContentTabs;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable List<String> who,
            @ModelAttribute AssignTermsForm terms,
            Model model) {
        return form(actor, id, q, given(who), terms, Map.of(), model);
    }

    /** The form again with another search, or one choice more or less: what was entered stays. */
    @PostMapping("/choose")
    String choose(
            Actor actor,
            @PathVariable int id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable List<String> who,
            @RequestParam(required = false) @Nullable String add,
            @RequestParam(required = false) @Nullable String drop,
            @ModelAttribute AssignTermsForm terms,
            Model model) {
        List<String> chosen = new ArrayList<>(given(who));
        if (add != null && !chosen.contains(add)) {
            chosen.add(add);
        }
        chosen.remove(drop);
        return form(actor, id, add == null ? q : "", chosen, terms, Map.of(), model);
    }

    @PostMapping("/review")
    String review(
            Actor actor,
            @PathVariable int id,
            @RequestParam(required = false) @Nullable List<String> who,
            @ModelAttribute AssignTermsForm terms,
            @ModelAttribute AgainForm again,
            Model model,
            HttpServletResponse response) {
        try {
            AssignRequest request = request(actor, id, given(who), terms);
            AssignEffect effect = assignments.preview(actor, request.again(again.shownOrNothing()));
            offer(actor, effect, id, again, model);
            model.addAttribute(
                    "review",
                    review(contents.require(actor, id), given(who), terms, effect)
                            .orGroup(actor, request.personIds().size(), at(actor, id) + "/group"));
            return "training/review";
        } catch (BadInput e) {
            response.setStatus(422);
            return form(actor, id, "", given(who), terms, AssignTrainingPage.errors(e), model);
        }
    }

    @PostMapping
    String assign(
            Actor actor,
            @PathVariable int id,
            @RequestParam(required = false) @Nullable List<String> who,
            @ModelAttribute AssignTermsForm terms,
            @ModelAttribute AgainForm again,
            RedirectAttributes redirect) {
        BulkAct act = new BulkAct.Assign(request(actor, id, given(who), terms).again(again.whatOrNothing()));
        return acting.carryOut(actor, act, ContentTabs.at(contents.require(actor, id)) + "/assignments", redirect);
    }

    /** A group of the people instead: with the course attached, whoever joins it later gets it, too. */
    @PostMapping("/group")
    @Allowed(Permission.CHANGE_RULES)
    String group(Actor actor, @PathVariable int id, @RequestParam(required = false) @Nullable List<String> who) {
        String url = at(actor, id);
        Selection people = selections.keep(actor, this.who.people(actor, given(who)), url);
        return "redirect:/admin/selections/" + people.id() + "/group?content=" + id;
    }

    private void offer(Actor actor, AssignEffect effect, int id, AgainForm form, Model model) {
        ContentRef content = contents.require(actor, id);
        model.addAttribute(
                "again", AgainView.offer(effect, at(actor, id) + "/review", content.kind(), parts.of(content), form));
    }

    private String at(Actor actor, int id) {
        return ContentTabs.at(contents.require(actor, id)) + "/assign";
    }

    private String form(
            Actor actor,
            int id,
            String q,
            List<String> chosen,
            AssignTermsForm terms,
            Map<String, String> errors,
            Model model) {
        List<WhoSearch.Choice> picked = who.chosen(actor, chosen);
        model.addAttribute(
                "form",
                new Form(
                        contents.require(actor, id),
                        q,
                        who.find(actor, q).stream()
                                .filter(c -> !chosen.contains(c.key()))
                                .toList(),
                        picked,
                        who.people(actor, chosen).size(),
                        terms,
                        dates.of(id)));
        model.addAttribute("errors", errors);
        return "training/assignTo";
    }

    private AssignRequest request(Actor actor, int id, List<String> chosen, AssignTermsForm terms) {
        List<Integer> people = who.people(actor, chosen);
        if (people.isEmpty()) {
            throw new BadInput("q", "Choose at least one person, group, location or role with somebody in it.");
        }
        return new AssignRequest(
                List.of(id),
                people,
                terms.date(),
                null,
                terms.reason(),
                terms.approver(),
                terms.toLearner(),
                terms.isSilent());
    }

    private Review review(ContentRef content, List<String> chosen, AssignTermsForm terms, AssignEffect effect) {
        List<Review.Field> fields = new ArrayList<>(terms.fields());
        chosen.forEach(c -> fields.add(new Review.Field("who", c)));
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

    private static List<String> given(@Nullable List<String> who) {
        return who == null ? List.of() : who.stream().distinct().toList();
    }
}
