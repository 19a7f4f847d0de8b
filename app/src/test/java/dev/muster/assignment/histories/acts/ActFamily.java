package dev.muster.assignment.histories.acts;

import dev.muster.assignment.histories.Chance;
import dev.muster.assignment.histories.History;
import dev.muster.assignment.histories.UseCases;
import dev.muster.assignment.histories.reference.Company;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Acts that belong together. */
public abstract class ActFamily {
    public final History history;
    public final UseCases muster;
    public final Company company;

    public ActFamily(History history) {
        this.history = history;
        this.muster = history.muster;
        this.company = history.company;
    }

    /** @param weight how often, beside the others; act: false where there was nothing to do it to */
    public record Act(int weight, BooleanSupplier act) {}

    public abstract List<Act> acts();

    /** The engine is about to work off what waits: what follows before anything else. */
    public void beforeQuiet() {}

    public Chance chance() {
        return history.chance();
    }

    public void told(String what, Object... with) {
        history.told(what, with);
    }
}
