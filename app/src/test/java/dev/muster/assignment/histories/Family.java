package dev.muster.assignment.histories;

import java.util.List;
import java.util.function.BooleanSupplier;

/** Acts that belong together. */
abstract class Family {
    final Life life;
    final UseCases muster;
    final Company company;

    Family(Life life) {
        this.life = life;
        this.muster = life.muster;
        this.company = life.company;
    }

    /** @param weight how often, beside the others; act: false where there was nothing to do it to */
    record Act(int weight, BooleanSupplier act) {}

    abstract List<Act> acts();

    /** The engine is about to work off what waits: what follows before anything else. */
    void beforeQuiet() {}

    Chance chance() {
        return life.chance();
    }

    void told(String what, Object... with) {
        life.told(what, with);
    }
}
