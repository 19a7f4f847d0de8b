package dev.muster.assignment.histories.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.RuleEffect;
import dev.muster.assignment.Training;
import dev.muster.assignment.histories.History;
import dev.muster.assignment.rules.Status;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Invariant 6: what a change of rules says it does to people, before and after, is what they see. */
public final class EffectsSeen {
    private final History history;

    public EffectsSeen(History history) {
        this.history = history;
    }

    public void areWhatPeopleSee(Supplier<RuleEffect> preview, Supplier<RuleEffect> act) {
        AtomicReference<RuleEffect> said = new AtomicReference<>();
        if (history.chance().coin()) {
            history.twice.writesNothing("a preview", () -> said.set(preview.get()));
        }
        Map<Integer, List<Training>> before = history.everybody();
        AtomicReference<RuleEffect> done = new AtomicReference<>();
        history.trail.atMostOneEntry(() -> done.set(act.get()));
        if (said.get() != null) {
            assertThat(done.get()).as("preview = effect").isEqualTo(said.get());
        }
        same(done.get(), before, history.everybody());
    }

    private void same(RuleEffect effect, Map<Integer, List<Training>> before, Map<Integer, List<Training>> after) {
        int gain = 0;
        int lose = 0;
        for (int p : history.company.people.keySet()) {
            List<Training> then = before.getOrDefault(p, List.of());
            List<Training> now = after.getOrDefault(p, List.of());
            gain += now.stream().anyMatch(t -> of(then, t).isEmpty()) ? 1 : 0;
            lose += then.stream().anyMatch(t -> isLost(t, of(now, t))) ? 1 : 0;
        }
        assertThat(effect.gain()).as("people who gain").isEqualTo(gain);
        assertThat(effect.lose()).as("people who lose").isEqualTo(lose);
    }

    private static Optional<Training> of(List<Training> all, Training same) {
        return all.stream().filter(t -> t.content().id() == same.content().id()).findFirst();
    }

    /** It was required and is open; now it is gone, or optional. */
    private static boolean isLost(Training then, Optional<Training> now) {
        return then.required()
                && then.status() != Status.COMPLETED
                && then.status() != Status.EXPIRED
                && !now.map(Training::required).orElse(false);
    }
}
