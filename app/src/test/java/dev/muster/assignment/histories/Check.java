package dev.muster.assignment.histories;

/** What is looked at when the engine has nothing left to do. */
abstract class Check {
    final Life life;
    final UseCases muster;
    final Company company;
    private final int oneIn;

    /** @param oneIn 1: always */
    Check(Life life, int oneIn) {
        this.life = life;
        this.muster = life.muster;
        this.company = life.company;
        this.oneIn = oneIn;
    }

    final void perhaps() {
        if (oneIn == 1 || life.chance().oneIn(oneIn)) {
            look();
        }
    }

    abstract void look();
}
