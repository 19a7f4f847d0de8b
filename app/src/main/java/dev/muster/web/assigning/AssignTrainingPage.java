package dev.muster.web.assigning;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.ActOutcome;
import dev.muster.assignment.AssignEffect;
import dev.muster.assignment.Training;
import dev.muster.assignment.TrainingSource;
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
import dev.muster.web.frame.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

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
            boolean noDate,
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
            @ModelAttribute ChosenTraining chosen,
            @ModelAttribute AssignTermsForm terms,
            Reply reply) {
        return form(actor, person(actor, id), chosen, terms, reply);
    }

    /** The form again with another search, or one choice less: what was entered stays. */
    @PostMapping("/choose")
    String choose(
            Actor actor,
            @PathVariable int id,
            @ModelAttribute ChosenTraining chosen,
            @ModelAttribute AssignTermsForm terms,
            Reply reply) {
        return form(actor, person(actor, id), chosen.afterDrop(), terms, reply);
    }

    @PostMapping("/review")
    String review(
            Actor actor,
            @PathVariable int id,
            @ModelAttribute ChosenTraining chosen,
            @ModelAttribute AssignTermsForm terms,
            @ModelAttribute AgainForm again,
            Reply reply) {
        try {
            AssignEffect effect = assignments.preview(
                    actor, terms.request(chosen.ids(), List.of(id)).again(again.shownOrNothing()));
            reply.with(
                    "again",
                    AgainView.offer(
                            effect,
                            "/admin/people/" + id + "/assign/review",
                            ContentRef.Kind.COURSE,
                            List.of(),
                            again));
            reply.with("review", review(person(actor, id), chosen, terms, effect));
            return reply.show("training/review");
        } catch (BadInput e) {
            return form(actor, person(actor, id), chosen.withoutSearch(), terms, reply.refused(e));
        }
    }

    @PostMapping
    String assign(
            Actor actor,
            @PathVariable int id,
            @ModelAttribute ChosenTraining chosen,
            @ModelAttribute AssignTermsForm terms,
            @ModelAttribute AgainForm again,
            Reply reply) {
        ActOutcome<AssignEffect> done = assignments.carryOut(
                actor, terms.request(chosen.ids(), List.of(id)).again(again.whatOrNothing()));
        String given =
                ContentRef.count(Stream.concat(done.answer().assigned().stream(), done.answer().reassigned().stream())
                        .map(AssignEffect.One::content)
                        .toList());
        String none = done.entryId() == null ? "Nothing changed" : "Individual added as one more reason";
        reply.say((given.isEmpty() ? none : given + " assigned") + tell.after(done.entryId()), done.entryId());
        return "redirect:/admin/people/" + id;
    }

    private String form(Actor actor, Person person, ChosenTraining chosen, AssignTermsForm terms, Reply reply) {
        Map<Integer, String> has = training.ofPerson(person.id()).stream()
                .collect(Collectors.toMap(t -> t.content().id(), t -> sources(t)));
        reply.with(
                "form",
                new Form(
                        person,
                        choices.of(actor, chosen.search(), chosen.ids(), has),
                        terms.due(),
                        terms.hasNoDate(),
                        text(terms.note()),
                        text(terms.approvedBy()),
                        terms.toLearner(),
                        terms.isSilent(),
                        dates.of(chosen.ids(), person)));
        return reply.show("training/assign");
    }

    private static String sources(Training t) {
        String labels = t.sources().stream().map(TrainingSource::words).collect(Collectors.joining(", "));
        return labels.isEmpty() ? t.status().label() : t.status().label() + ", " + labels;
    }

    private Review review(Person person, ChosenTraining chosen, AssignTermsForm terms, AssignEffect effect) {
        List<Review.Field> fields = new ArrayList<>(terms.fields());
        fields.addAll(chosen.fields());
        int n = effect.changesAnything() ? chosen.ids().size() : 0;
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

    private static String text(@Nullable String s) {
        return s == null ? "" : s;
    }
}
