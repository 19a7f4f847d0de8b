package dev.muster.web.training;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.ActOutcome;
import dev.muster.assignment.Training;
import dev.muster.assignment.byhand.DueDates;
import dev.muster.assignment.byhand.Reminders;
import dev.muster.assignment.byhand.Removals;
import dev.muster.assignment.exemption.ExemptionGrid;
import dev.muster.assignment.lists.TrainingGrid;
import dev.muster.assignment.rules.Why;
import dev.muster.assignment.why.Whys;
import dev.muster.audience.Scopes;
import dev.muster.audience.Selections;
import dev.muster.audit.AuditGrid;
import dev.muster.learning.Completion;
import dev.muster.learning.LearningGrid;
import dev.muster.library.ContentRef;
import dev.muster.library.ContentRefs;
import dev.muster.people.PeopleGrid;
import dev.muster.people.Person;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.NotThere;
import dev.muster.web.Days;
import dev.muster.web.TellWords;
import dev.muster.web.assigning.AssignTermsForm;
import dev.muster.web.assigning.AssignTrainingPage;
import dev.muster.web.frame.Shells;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.ZoneId;
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

/** One person's training of one content: status, why, what happened; change the due date, remove. */
@Controller
@RequestMapping("/admin/people/{id}/training/{contentId}")
public class PersonTrainingPage {
    private final TrainingGrid grid;
    private final Whys whys;
    private final DueDates dueDates;
    private final Removals removals;
    private final Reminders reminders;
    private final ExemptionGrid exemptions;
    private final LearningGrid learning;
    private final AuditGrid audit;
    private final ContentRefs contents;
    private final PeopleGrid people;
    private final Scopes scopes;
    private final Selections selections;
    private final Settings settings;
    private final TellWords tell;

    PersonTrainingPage(
            TrainingGrid grid,
            Whys whys,
            DueDates dueDates,
            Removals removals,
            Reminders reminders,
            ExemptionGrid exemptions,
            LearningGrid learning,
            AuditGrid audit,
            ContentRefs contents,
            PeopleGrid people,
            Scopes scopes,
            Selections selections,
            Settings settings,
            TellWords tell) {
        this.grid = grid;
        this.whys = whys;
        this.dueDates = dueDates;
        this.removals = removals;
        this.reminders = reminders;
        this.exemptions = exemptions;
        this.learning = learning;
        this.audit = audit;
        this.contents = contents;
        this.people = people;
        this.scopes = scopes;
        this.selections = selections;
        this.settings = settings;
        this.tell = tell;
    }

    /** @param training null: not assigned; removal: what Remove would do, null where it is refused */
    public record View(
            Person person,
            ContentRef content,
            @Nullable Training training,
            Why why,
            @Nullable String removal,
            boolean mayTrain,
            boolean mayOpenGroups,
            List<Completion> completions,
            List<AuditGrid.Row> history,
            List<ExemptionGrid.Row> exemptions,
            LocalDate today,
            ZoneId zone) {
        public View {
            completions = List.copyOf(completions);
            history = List.copyOf(history);
            exemptions = List.copyOf(exemptions);
        }
    }

    @GetMapping
    @Allowed(Permission.SEE_PEOPLE)
    String show(Actor actor, @PathVariable int id, @PathVariable int contentId, Model model) {
        return show(actor, id, contentId, Map.of(), model);
    }

    @PostMapping("/due")
    @Allowed(Permission.TRAIN_PEOPLE)
    String due(
            Actor actor,
            @PathVariable int id,
            @PathVariable int contentId,
            @ModelAttribute AssignTermsForm terms,
            @RequestParam(defaultValue = "false") boolean clear,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            if (!clear && terms.date() == null) {
                throw new BadInput("dueOn", "Choose a date, or go back to the sources' dates.");
            }
            Long entry = dueDates.change(actor, contentId, List.of(id), clear ? null : terms.date(), terms.remarks())
                    .entryId();
            String said = clear ? "Due date cleared" : "Due date changed to " + Days.day(terms.date());
            Shells.say(redirect, said + tell.after(entry), entry);
        } catch (BadInput e) {
            response.setStatus(422);
            return show(actor, id, contentId, AssignTrainingPage.errors(e), model);
        }
        return "redirect:/admin/people/" + id + "/training/" + contentId;
    }

    /**
     * Take again: reassigns to this one person, after the page that says what that means.
     *
     * @param only of a module, the course that is chosen to begin with
     */
    @PostMapping("/again")
    @Allowed(Permission.TRAIN_PEOPLE)
    String again(
            Actor actor,
            @PathVariable int id,
            @PathVariable int contentId,
            @RequestParam(required = false) @Nullable Integer only) {
        String here = "/admin/people/" + id + "/training/" + contentId;
        String selection = selections.keep(actor, List.of(id), here).id();
        return "redirect:/admin/selections/" + selection + "/courses/" + contentId + "/reassign"
                + (only == null ? "" : "?extent=SELECTED&retake=SELECTED&only=" + only);
    }

    /** @param from {@code profile}: back to the person, else to this page */
    @PostMapping("/remind")
    @Allowed(Permission.TRAIN_PEOPLE)
    String remind(
            Actor actor,
            @PathVariable int id,
            @PathVariable int contentId,
            @ModelAttribute AssignTermsForm terms,
            @RequestParam(defaultValue = "") String from,
            RedirectAttributes redirect) {
        ActOutcome<List<Reminders.One>> done = reminders.carryOut(actor, contentId, List.of(id), terms.remarks());
        String said = done.answer().getFirst().message();
        Shells.say(redirect, done.entryId() == null ? said : said.replaceAll("\\.$", "") + tell.after(done.entryId()));
        return "redirect:/admin/people/" + id + (from.equals("profile") ? "" : "/training/" + contentId);
    }

    @PostMapping("/remove")
    @Allowed(Permission.TRAIN_PEOPLE)
    String remove(
            Actor actor,
            @PathVariable int id,
            @PathVariable int contentId,
            @ModelAttribute AssignTermsForm terms,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        Removals.One one;
        try {
            var done = removals.carryOut(actor, contentId, List.of(id), terms.remarks());
            one = done.answer().getFirst();
            Shells.say(redirect, one.message(), done.entryId());
        } catch (BadInput e) {
            response.setStatus(422);
            return show(actor, id, contentId, AssignTrainingPage.errors(e), model);
        }
        return "redirect:/admin/people/" + id + (one.stays() ? "/training/" + contentId : "");
    }

    private String show(Actor actor, int id, int contentId, Map<String, String> errors, Model model) {
        Person person = people.find(id, scopes.condition(actor)).orElseThrow(() -> new NotThere("person"));
        ZoneId zone = settings.current().zone(person.timeZone());
        Removals.One removal = removals.preview(actor, contentId, List.of(id)).getFirst();
        model.addAttribute(
                "view",
                new View(
                        person,
                        contents.require(actor, contentId),
                        grid.find(id, contentId).orElse(null),
                        whys.of(actor, id, contentId),
                        removal.removed() ? removal.message() : null,
                        Permission.TRAIN_PEOPLE.isOf(actor.level()),
                        Permission.SEE_RULES.isOf(actor.level()),
                        learning.completions(id).stream()
                                .filter(c -> c.content().id() == contentId)
                                .toList(),
                        audit.ofPersonAndContent(id, contentId),
                        exemptions.ofPerson(id).stream()
                                .filter(e -> e.contentId() == contentId)
                                .toList(),
                        settings.today(person.timeZone()),
                        zone));
        model.addAttribute("errors", errors);
        return "training/why";
    }
}
