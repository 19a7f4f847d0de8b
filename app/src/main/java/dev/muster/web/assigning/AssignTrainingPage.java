package dev.muster.web.assigning;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.ActOutcome;
import dev.muster.assignment.AssignEffect;
import dev.muster.assignment.Training;
import dev.muster.assignment.TrainingSource;
import dev.muster.assignment.byhand.AssignRequest;
import dev.muster.assignment.byhand.Assignments;
import dev.muster.assignment.lists.TrainingGrid;
import dev.muster.audience.Scopes;
import dev.muster.library.ContentRef;
import dev.muster.notification.rules.Kind;
import dev.muster.people.PeopleGrid;
import dev.muster.people.Person;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.NotThere;
import dev.muster.web.Review;
import dev.muster.web.TellWords;
import dev.muster.web.frame.Shells;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

/** Assign Training from a person's profile: choose courses and modules, review, assign. */
@Controller
@RequestMapping("/admin/people/{id}/assign")
@Allowed(Permission.TRAIN_PEOPLE)
public class AssignTrainingPage {
    private final Assignments assignments;
    private final TrainingGrid training;
    private final TrainingChoices choices;
    private final PeopleGrid people;
    private final Scopes scopes;
    private final OwnDates dates;
    private final TellWords tell;

    AssignTrainingPage(
            Assignments assignments,
            TrainingGrid training,
            TrainingChoices choices,
            PeopleGrid people,
            Scopes scopes,
            OwnDates dates,
            TellWords tell) {
        this.assignments = assignments;
        this.training = training;
        this.choices = choices;
        this.people = people;
        this.scopes = scopes;
        this.dates = dates;
        this.tell = tell;
    }

    /** @param ownDates when what was chosen is due where no date is given */
    public record Form(
            Person person,
            TrainingChoices.Shown choices,
            String due,
            String note,
            String approvedBy,
            String message,
            boolean silent,
            List<OwnDates.One> ownDates) {
        public Form {
            ownDates = List.copyOf(ownDates);
        }

        public String url() {
            return "/admin/people/" + person.id() + "/assign";
        }
    }

    @GetMapping
    String form(
            Actor actor,
            @PathVariable int id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(name = "content", required = false) @Nullable List<Integer> content,
            @ModelAttribute AssignTermsForm terms,
            Model model) {
        return form(actor, id, q, chosen(content), terms, Map.of(), model);
    }

    /** The form again with another search, or one choice less: what was entered stays. */
    @PostMapping("/choose")
    String choose(
            Actor actor,
            @PathVariable int id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(name = "content", required = false) @Nullable List<Integer> content,
            @RequestParam(required = false) @Nullable Integer drop,
            @ModelAttribute AssignTermsForm terms,
            Model model) {
        return form(actor, id, q, without(chosen(content), drop), terms, Map.of(), model);
    }

    @PostMapping("/review")
    String review(
            Actor actor,
            @PathVariable int id,
            @RequestParam(name = "content", required = false) @Nullable List<Integer> content,
            @ModelAttribute AssignTermsForm terms,
            @ModelAttribute AgainForm again,
            Model model,
            HttpServletResponse response) {
        try {
            AssignEffect effect = assignments.preview(
                    actor, request(id, chosen(content), terms).again(again.shownOrNothing()));
            model.addAttribute(
                    "again",
                    AgainView.offer(
                            effect,
                            "/admin/people/" + id + "/assign/review",
                            ContentRef.Kind.COURSE,
                            List.of(),
                            again));
            model.addAttribute("review", review(person(actor, id), chosen(content), terms, effect));
            return "training/review";
        } catch (BadInput e) {
            response.setStatus(422);
            return form(actor, id, "", chosen(content), terms, errors(e), model);
        }
    }

    @PostMapping
    String assign(
            Actor actor,
            @PathVariable int id,
            @RequestParam(name = "content", required = false) @Nullable List<Integer> content,
            @ModelAttribute AssignTermsForm terms,
            @ModelAttribute AgainForm again,
            RedirectAttributes redirect) {
        ActOutcome<AssignEffect> done =
                assignments.carryOut(actor, request(id, chosen(content), terms).again(again.whatOrNothing()));
        String given =
                ContentRef.count(Stream.concat(done.answer().assigned().stream(), done.answer().reassigned().stream())
                        .map(AssignEffect.One::content)
                        .toList());
        String none = done.entryId() == null ? "Nothing changed" : "Individual added as one more reason";
        Shells.say(
                redirect, (given.isEmpty() ? none : given + " assigned") + tell.after(done.entryId()), done.entryId());
        return "redirect:/admin/people/" + id;
    }

    private String form(
            Actor actor,
            int id,
            String q,
            List<Integer> chosen,
            AssignTermsForm terms,
            Map<String, String> errors,
            Model model) {
        Person person = person(actor, id);
        Map<Integer, String> has = training.ofPerson(id).stream()
                .collect(Collectors.toMap(t -> t.content().id(), t -> sources(t)));
        model.addAttribute(
                "form",
                new Form(
                        person,
                        choices.of(actor, q, chosen, has),
                        terms.due(),
                        text(terms.note()),
                        text(terms.approvedBy()),
                        terms.toLearner(),
                        terms.isSilent(),
                        dates.of(chosen, person)));
        model.addAttribute("errors", errors);
        return "training/assign";
    }

    private static String sources(Training t) {
        String labels = t.sources().stream().map(TrainingSource::words).collect(Collectors.joining(", "));
        return labels.isEmpty() ? t.status().label() : t.status().label() + ", " + labels;
    }

    private Review review(Person person, List<Integer> chosen, AssignTermsForm terms, AssignEffect effect) {
        List<Review.Field> fields = new ArrayList<>(terms.fields());
        chosen.forEach(c -> fields.add(new Review.Field("content", String.valueOf(c))));
        int n = effect.changesAnything() ? chosen.size() : 0;
        String what = ContentRef.count(
                effect.each().stream().map(AssignEffect.One::content).toList());
        String url = "/admin/people/" + person.id() + "/assign";
        return new Review(
                "Assign Training to " + person.name(),
                "Assigns",
                n,
                n == 1 ? "course or module" : "courses and modules",
                n == 0 ? "Nothing to assign" : "Assign " + what,
                Review.parts(effect),
                Review.Plan.of(effect, tell.of(Kind.ASSIGNED, terms.isSilent(), effect.told())),
                text(terms.note()),
                url,
                url + Review.query(fields),
                fields,
                null);
    }

    private Person person(Actor actor, int id) {
        return people.find(id, scopes.condition(actor)).orElseThrow(() -> new NotThere("person"));
    }

    private static AssignRequest request(int id, List<Integer> contents, AssignTermsForm terms) {
        return new AssignRequest(
                contents,
                List.of(id),
                terms.date(),
                null,
                terms.reason(),
                terms.approver(),
                terms.toLearner(),
                terms.isSilent());
    }

    public static Map<String, String> errors(BadInput e) {
        Map<String, String> errors = new LinkedHashMap<>();
        e.errors().forEach(x -> errors.put(x.field(), x.message()));
        return errors;
    }

    public static List<Integer> without(List<Integer> chosen, @Nullable Integer drop) {
        return chosen.stream().filter(c -> !c.equals(drop)).distinct().toList();
    }

    private static List<Integer> chosen(@Nullable List<Integer> content) {
        return content == null ? List.of() : content;
    }

    private static String text(@Nullable String s) {
        return s == null ? "" : s;
    }
}
