package dev.muster.audience;

import dev.muster.audience.rules.Compiled;

/** What compiling an audience gives. What can't be evaluated decides nothing: it is not "nobody". */
public sealed interface Compilation {
    /** It can be evaluated. */
    record Ready(Compiled audience) implements Compilation {}

    /**
     * It can't: a group it names is gone, or what is stored is no audience.
     *
     * @param clause index of the clause at fault; -1: the whole
     * @param why a sentence for people, naming what to mend
     */
    record Broken(int clause, String why) implements Compilation {}
}
