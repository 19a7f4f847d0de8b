package dev.muster.assignment.histories.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.histories.History;
import dev.muster.assignment.reassess.Drift;

/** Invariants 1, 5, 6: working off again, and deciding everything anew, finds nothing to do. */
public final class RecomputedCheck extends Check {
    public RecomputedCheck(History history) {
        super(history, 10);
    }

    @Override
    public void look() {
        assertThat(muster.drift.find()).as("drift").isEqualTo(new Drift.Found(0, 0, 0));
        if (history.chance().oneIn(6)) {
            everything();
        }
    }

    public void everything() {
        String before = history.twice.tables();
        muster.reassess.workOff();
        muster.reassess.everything();
        assertThat(history.twice.tables()).as("everything recomputed").isEqualTo(before);
    }
}
