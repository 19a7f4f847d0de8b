package dev.muster.api;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.DueDates;
import dev.muster.assignment.Removals;
import dev.muster.assignment.rules.Removing;
import dev.muster.shared.Actor;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Removing and changing due dates for many people at once. */
@RestController
@RequestMapping("/api/v1")
class RemovalsResource {
    private final Removals removals;
    private final DueDates dueDates;

    RemovalsResource(Removals removals, DueDates dueDates) {
        this.removals = removals;
        this.dueDates = dueDates;
    }

    record Removal(
            @Nullable String contentId,
            @Nullable List<String> personIds,
            @Nullable String note,
            @Nullable String approvedBy,
            @Nullable String message,
            @Nullable Boolean silent) {}

    record Result(int removed, List<Kept> kept) {}

    record Kept(String personId, Removing.@Nullable Reason reason, String message) {}

    record DueDate(
            @Nullable String contentId,
            @Nullable List<String> personIds,
            @Nullable LocalDate dueOn,
            @Nullable String note,
            @Nullable String approvedBy,
            @Nullable String message,
            @Nullable Boolean silent) {}

    record Changed(int changed) {}

    @PostMapping("/removals")
    @Allowed(Permission.TRAIN_PEOPLE)
    Result remove(Actor actor, @RequestBody Removal body) {
        List<Removals.One> all = removals.remove(
                actor, IdList.of(body.contentId(), "contentId"), IdList.of(body.personIds(), "personIds"), body.note());
        return new Result(
                (int) all.stream().filter(o -> o.removed() && !o.stays()).count(),
                all.stream()
                        .filter(Removals.One::stays)
                        .map(o -> new Kept(String.valueOf(o.personId()), o.refused(), o.message()))
                        .toList());
    }

    @PostMapping("/due-dates")
    @Allowed(Permission.TRAIN_PEOPLE)
    Changed due(Actor actor, @RequestBody DueDate body) {
        return new Changed(dueDates.set(
                actor,
                IdList.of(body.contentId(), "contentId"),
                IdList.of(body.personIds(), "personIds"),
                body.dueOn(),
                body.note()));
    }
}
