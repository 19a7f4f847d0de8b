package dev.muster.api;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.Reminders;
import dev.muster.assignment.rules.Reminding;
import dev.muster.shared.Actor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reminding by hand: at most once a day each. */
@RestController
@RequestMapping("/api/v1/reminders")
class RemindersResource {
    private final Reminders reminders;

    RemindersResource(Reminders reminders) {
        this.reminders = reminders;
    }

    record Reminder(
            @Nullable String contentId,
            @Nullable List<String> personIds,
            @Nullable String note,
            @Nullable String approvedBy,
            @Nullable String message,
            @Nullable Boolean silent) {}

    record Reminded(int reminded, List<NotReminded> skipped) {}

    record NotReminded(String personId, Reminding.@Nullable Reason reason, String message) {}

    @PostMapping
    @Allowed(Permission.TRAIN_PEOPLE)
    Reminded remind(Actor actor, @RequestBody Reminder body) {
        List<Reminders.One> all = reminders.remind(
                actor,
                IdList.of(body.contentId(), "contentId"),
                IdList.of(body.personIds(), "personIds"),
                new Remarks(body.note(), body.approvedBy(), body.message(), Boolean.TRUE.equals(body.silent())));
        return new Reminded(
                (int) all.stream().filter(Reminders.One::reminded).count(),
                all.stream()
                        .filter(o -> !o.reminded())
                        .map(o -> new NotReminded(String.valueOf(o.personId()), o.refused(), o.message()))
                        .toList());
    }
}
