package dev.muster.web.publishing;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.AssignEffect;
import dev.muster.assignment.byhand.Publishings;
import dev.muster.assignment.lists.AssignmentsGrid;
import dev.muster.audience.Scopes;
import dev.muster.library.Content;
import dev.muster.library.Contents;
import dev.muster.library.drafts.Comparisons;
import dev.muster.notification.rules.Kind;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.web.Days;
import dev.muster.web.Errors;
import dev.muster.web.PeopleCount;
import dev.muster.web.TellWords;
import dev.muster.web.assigning.OwnDates;
import dev.muster.web.frame.Shells;
import dev.muster.web.library.ContentTabs;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Publishing a draft: what it changes, and what is done about people. */
@Controller
@RequestMapping({"/admin/courses/{id}/publish", "/admin/modules/{id}/publish"})
@Allowed(Permission.EDIT_LIBRARY)
class PublishPage {
    private final Contents contents;
    private final Comparisons comparisons;
    private final AssignmentsGrid assignments;
    private final Publishings publishings;
    private final Scopes scopes;
    private final TellWords tell;
    private final OwnDates dates;

    PublishPage(
            Contents contents,
            Comparisons comparisons,
            AssignmentsGrid assignments,
            Publishings publishings,
            Scopes scopes,
            TellWords tell,
            OwnDates dates) {
        this.contents = contents;
        this.comparisons = comparisons;
        this.assignments = assignments;
        this.publishings = publishings;
        this.scopes = scopes;
        this.tell = tell;
        this.dates = dates;
    }

    /** @param form as it was sent, on the way back from the review */
    @GetMapping
    String ask(Actor actor, @PathVariable int id, @ModelAttribute PublishForm form, Model model) {
        boolean fresh = form.edits() == null;
        return page(actor, id, fresh ? PublishForm.fresh(comparisons.ofDraft(id)) : form, Map.of(), model);
    }

    /** The form again, from its review: what was entered stays. */
    @PostMapping("/choose")
    String choose(Actor actor, @PathVariable int id, @ModelAttribute PublishForm form, Model model) {
        return page(actor, id, form, Map.of(), model);
    }

    private String page(Actor actor, int id, PublishForm form, Map<String, String> errors, Model model) {
        model.addAttribute("content", contents.get(id))
                .addAttribute("difference", comparisons.ofDraft(id))
                .addAttribute("form", form)
                .addAttribute("movedTo", dates.movedTo())
                .addAttribute("errors", errors)
                .addAttribute(
                        "counts",
                        Permission.TRAIN_PEOPLE.isOf(actor.level())
                                ? assignments.counts(id, scopes.condition(actor))
                                : null);
        return "library/publish";
    }

    /** When it is due, in words. */
    private String due(PublishForm form) {
        LocalDate day = form.day();
        return day == null ? "Due dates stay; one that has passed becomes " + Days.day(dates.movedTo()) : Days.day(day);
    }

    @PostMapping
    String publish(
            Actor actor,
            @PathVariable int id,
            @ModelAttribute PublishForm form,
            RedirectAttributes redirect,
            HttpServletResponse response,
            Model model) {
        try {
            Publishings.Reassign reassign = form.reassign(comparisons.ofDraft(id));
            if (reassign != null && !form.isReviewed()) {
                AssignEffect effect = publishings.preview(actor, id, form.edits(), form.isMinor(), reassign);
                model.addAttribute(
                        "review",
                        PublishReview.of(
                                contents.get(id),
                                form,
                                due(form),
                                effect,
                                tell.of(Kind.REASSIGNED, form.isSilent(), effect.told())));
                return "training/review";
            }
            Publishings.Done done = publishings.publish(actor, id, form.edits(), form.note(), form.isMinor(), reassign);
            Content content = done.content();
            int again = done.again().answer().reassigned().size();
            String said =
                    again == 0 ? "" : ": " + PeopleCount.count(again) + (again == 1 ? " takes" : " take") + " it again";
            Shells.say(
                    redirect,
                    "Version " + content.version() + " published" + said
                            + tell.after(done.again().entryId()),
                    done.again().entryId());
            return "redirect:" + ContentTabs.at(content);
        } catch (BadInput e) {
            response.setStatus(422);
            return page(actor, id, form, Errors.byField(e), model);
        } catch (Conflict e) {
            response.setStatus(409);
            return page(actor, id, form, Map.of("", String.valueOf(e.getMessage())), model);
        }
    }
}
