package dev.muster.assignment.histories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.Invariants;

/** Invariants 1, 2, 7 once more, as SQL over the tables. */
final class TablesCheck extends Check {
    TablesCheck(Life life) {
        super(life, 12);
    }

    @Override
    void look() {
        assertThat(Invariants.broken(muster.db)).isEmpty();
    }
}
