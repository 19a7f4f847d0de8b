package dev.muster.assignment.histories.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.Invariants;
import dev.muster.assignment.histories.History;

/** Invariants 1, 2, 7 once more, as SQL over the tables. */
public final class TablesCheck extends Check {
    public TablesCheck(History history) {
        super(history, 12);
    }

    @Override
    public void look() {
        assertThat(Invariants.broken(muster.db)).isEmpty();
    }
}
