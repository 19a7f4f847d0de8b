package dev.muster.assignment.histories.checks;

import dev.muster.assignment.histories.History;
import dev.muster.assignment.histories.UseCases;
import dev.muster.assignment.histories.reference.Company;

/** What is looked at when the engine has nothing left to do. */
public abstract class Check {
    public final History history;
    public final UseCases muster;
    public final Company company;
    private final int oneIn;

    /** @param oneIn 1: always */
    public Check(History history, int oneIn) {
        this.history = history;
        this.muster = history.muster;
        this.company = history.company;
        this.oneIn = oneIn;
    }

    public final void perhaps() {
        if (oneIn == 1 || history.chance().oneIn(oneIn)) {
            look();
        }
    }

    public abstract void look();
}
