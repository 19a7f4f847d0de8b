package dev.muster.web.trainings;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.bulk.BulkAct;
import dev.muster.assignment.byhand.Reminders;
import dev.muster.assignment.byhand.Reminders.Pair;
import dev.muster.assignment.rules.Reminding.Reason;
import dev.muster.audience.TrainingSelections;
import dev.muster.audience.TrainingSelections.Picked;
import dev.muster.notification.Notices;
import dev.muster.notification.Telling;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.web.Review;
import dev.muster.web.assigning.Acting;
import dev.muster.web.assigning.AssignTermsForm;
import dev.muster.web.frame.Reply;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Reminding of any mix of courses: what will happen to whom, then one act. */
@Controller
@RequestMapping(TrainingQuery.AT + "/selections/{selection}/remind")
@Allowed(Permission.TRAIN_PEOPLE)
class TrainingRemindPage {
    private final TrainingSelections picked;
    private final Reminders reminders;
    private final Notices notices;
    private final Acting acting;

    TrainingRemindPage(TrainingSelections picked, Reminders reminders, Notices notices, Acting acting) {
        this.picked = picked;
        this.reminders = reminders;
        this.notices = notices;
        this.acting = acting;
    }

    @GetMapping
    String review(Actor actor, @PathVariable String selection, @ModelAttribute AssignTermsForm terms, Reply reply) {
        return review(actor, picked.find(actor, selection), terms, reply);
    }

    @PostMapping
    String remind(Actor actor, @PathVariable String selection, @ModelAttribute AssignTermsForm terms, Reply reply) {
        Picked all = picked.find(actor, selection);
        try {
            return acting.carryOut(actor, new BulkAct.Remind(pairs(all), terms.remarks()), all.madeOn(), reply);
        } catch (BadInput e) {
            return review(actor, all, terms, reply.refused(e));
        }
    }

    private String review(Actor actor, Picked all, AssignTermsForm terms, Reply reply) {
        List<Reminders.One> each = reminders.preview(actor, pairs(all));
        List<Integer> people = each.stream()
                .filter(Reminders.One::reminded)
                .map(Reminders.One::personId)
                .toList();
        Telling told = notices.telling(people);
        List<Reminders.One> today =
                each.stream().filter(o -> o.refused() == Reason.REMINDED_TODAY).toList();
        List<Review.Part> parts = Review.Part.some(
                Review.Part.of(
                        "Are reminded",
                        "bell",
                        "By e-mail with a link that opens it, or on the list of whom to tell in person.",
                        each.stream().filter(Reminders.One::reminded).toList(),
                        TrainingRemindPage::line),
                Review.Part.of(
                        "Already reminded today",
                        "clock",
                        "Nobody is reminded of the same training twice a day.",
                        today,
                        TrainingRemindPage::line),
                Review.Part.of(
                        "Not possible",
                        Review.NOT_POSSIBLE,
                        "Nothing happens to these.",
                        each.stream()
                                .filter(o -> !o.reminded() && o.refused() != Reason.REMINDED_TODAY)
                                .toList(),
                        TrainingRemindPage::line));
        reply.with("view", new RemindView(all.id(), all.madeOn(), people.size(), told, today.size(), parts, terms));
        return reply.show("trainings/remind");
    }

    private static List<Pair> pairs(Picked all) {
        return all.all().stream()
                .map(o -> new Pair(o.personId(), o.contentId()))
                .toList();
    }

    private static Review.Line line(Reminders.One one) {
        String detail = one.message().startsWith(one.name())
                ? one.message().substring(one.name().length()).strip()
                : one.message();
        return new Review.Line(one.name(), detail, "/admin/people/" + one.personId() + "/training/" + one.contentId());
    }
}
