package dev.muster.api.training;

import dev.muster.api.EffectJson;
import dev.muster.assignment.bulk.BulkActs;
import dev.muster.assignment.byhand.DueDates;
import dev.muster.assignment.byhand.Reminders;
import dev.muster.assignment.byhand.Removals;
import dev.muster.assignment.rules.Redating;
import dev.muster.assignment.rules.Removing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What acts on many people answer: counts, and the others one by one with the reason. */
public final class BulkAnswer {
    private BulkAnswer() {}

    /** @param removed how many no longer have it; kept: everybody else */
    public record Removal(int removed, List<Kept> kept) {}

    /** @param reason null: other sources keep it */
    public record Kept(String personId, Removing.@Nullable Reason reason, String message) {}

    public record Redated(int changed, List<Skipped> skipped) {}

    public record Skipped(String personId, Redating.Refusal reason, String message) {}

    static Object of(BulkActs.Done done) {
        return switch (done.answer()) {
            case BulkActs.Answer.Assigned a -> EffectJson.of(a.effect());
            case BulkActs.Answer.Removed r -> removal(r.people());
            case BulkActs.Answer.Reminded r -> reminded(r.people());
            case BulkActs.Answer.Redated d -> redated(d.people());
        };
    }

    private static Removal removal(List<Removals.One> all) {
        return new Removal(
                (int) all.stream().filter(o -> o.removed() && !o.stays()).count(),
                all.stream()
                        .filter(Removals.One::stays)
                        .map(o -> new Kept(String.valueOf(o.personId()), o.refused(), o.message()))
                        .toList());
    }

    private static RemindersResource.Reminded reminded(List<Reminders.One> all) {
        return new RemindersResource.Reminded(
                (int) all.stream().filter(Reminders.One::reminded).count(),
                all.stream()
                        .filter(o -> !o.reminded())
                        .map(o -> new RemindersResource.NotReminded(
                                String.valueOf(o.personId()), o.refused(), o.message()))
                        .toList());
    }

    private static Redated redated(List<DueDates.One> all) {
        return new Redated(
                (int) all.stream().filter(o -> o.refused() == null).count(),
                all.stream()
                        .filter(o -> o.refused() != null)
                        .map(o -> new Skipped(String.valueOf(o.personId()), o.refused(), o.message()))
                        .toList());
    }
}
