package dev.muster.assignment.histories;

import dev.muster.assignment.rules.SourceKind;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A rule: whom it holds and how its source reads is all that the engine has to know of its kind. */
final class Standing {
    final int id;
    final SourceKind kind;
    final int content;
    final boolean keep;
    final Predicate<Someone> holds;
    final Supplier<String> label;
    boolean live = true;

    Standing(int id, SourceKind kind, int content, boolean keep, Predicate<Someone> holds, Supplier<String> label) {
        this.id = id;
        this.kind = kind;
        this.content = content;
        this.keep = keep;
        this.holds = holds;
        this.label = label;
    }
}
