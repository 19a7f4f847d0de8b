package dev.muster.assignment.histories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.reassess.Drift;

/** Invariants 1, 5, 6: working off again, and deciding everything anew, finds nothing to do. */
final class RecomputedCheck extends Check {
    RecomputedCheck(Life life) {
        super(life, 10);
    }

    @Override
    void look() {
        assertThat(muster.drift.find()).as("drift").isEqualTo(new Drift.Found(0, 0, 0));
        if (life.chance().oneIn(6)) {
            everything();
        }
    }

    void everything() {
        String before = life.twice.tables();
        muster.reassess.workOff();
        muster.reassess.everything();
        assertThat(life.twice.tables()).as("everything recomputed").isEqualTo(before);
    }
}
