package dev.muster.web.training;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.ActOutcome;
import dev.muster.assignment.byhand.DueDates;
import dev.muster.assignment.byhand.Reminders;
import dev.muster.assignment.byhand.Removals;
import dev.muster.audience.Selections;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.web.Days;
import dev.muster.web.TellWords;
import dev.muster.web.assigning.AssignTermsForm;
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

/** One person's training of one content: status, why, what happened; change the due date, remove. */
@Controller
@RequestMapping("/admin/people/{id}/training/{contentId}")
public class PersonTrainingPage {
    private final TrainingOfPerson trainings;
    private final DueDates dueDates;
    private final Removals removals;
    private final Reminders reminders;
    private final Selections selections;
    private final TellWords tell;

    PersonTrainingPage(
            TrainingOfPerson trainings,
            DueDates dueDates,
            Removals removals,
            Reminders reminders,
            Selections selections,
            TellWords tell) {
        this.trainings = trainings;
        this.dueDates = dueDates;
        this.removals = removals;
        this.reminders = reminders;
        this.selections = selections;
        this.tell = tell;
    }

    @GetMapping
    @Allowed(Permission.SEE_PEOPLE)
    String show(Actor actor, @PathVariable int id, @PathVariable int contentId, Reply reply) {
        return reply.with("view", trainings.of(actor, id, contentId)).show("training/why");
    }

    @PostMapping("/due")
    @Allowed(Permission.TRAIN_PEOPLE)
    String due(
            Actor actor,
            @PathVariable int id,
            @PathVariable int contentId,
            @ModelAttribute AssignTermsForm terms,
            Reply reply) {
        try {
            LocalDate date = terms.newDate();
            Long entry = dueDates.change(actor, contentId, List.of(id), date, terms.remarks())
                    .entryId();
            String said = date == null ? "Due date cleared" : "Due date changed to " + Days.day(date);
            reply.say(said + tell.after(entry), entry);
        } catch (BadInput e) {
            return show(actor, id, contentId, reply.refused(e));
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

    /** @param from {@code profile}: back to the person; {@code overview}: there; else to this page */
    @PostMapping("/remind")
    @Allowed(Permission.TRAIN_PEOPLE)
    String remind(
            Actor actor,
            @PathVariable int id,
            @PathVariable int contentId,
            @ModelAttribute AssignTermsForm terms,
            @RequestParam(defaultValue = "") String from,
            Reply reply) {
        ActOutcome<List<Reminders.One>> done = reminders.carryOut(actor, contentId, List.of(id), terms.remarks());
        String said = done.answer().getFirst().message();
        reply.say(done.entryId() == null ? said : said.replaceAll("\\.$", "") + tell.after(done.entryId()));
        if (from.equals("overview")) {
            return "redirect:/admin";
        }
        return "redirect:/admin/people/" + id + (from.equals("profile") ? "" : "/training/" + contentId);
    }

    @PostMapping("/remove")
    @Allowed(Permission.TRAIN_PEOPLE)
    String remove(
            Actor actor,
            @PathVariable int id,
            @PathVariable int contentId,
            @ModelAttribute AssignTermsForm terms,
            Reply reply) {
        Removals.One one;
        try {
            var done = removals.carryOut(actor, contentId, List.of(id), terms.remarks());
            one = done.answer().getFirst();
            reply.say(one.message(), done.entryId());
        } catch (BadInput e) {
            return show(actor, id, contentId, reply.refused(e));
        }
        return "redirect:/admin/people/" + id + (one.stays() ? "/training/" + contentId : "");
    }
}
