package dev.muster.assignment.histories;

import dev.muster.assignment.rules.SourceKind;
import dev.muster.shared.DueRule;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A rule: whom it holds and how its source reads is all that the engine has to know of its kind. */
class Standing {
    final int id;
    final SourceKind kind;
    final int content;
    boolean live = true;
    private final boolean keep;
    private final Predicate<Someone> holds;
    private final Supplier<String> label;

    Standing(int id, SourceKind kind, int content, boolean keep, Predicate<Someone> holds, Supplier<String> label) {
        this.id = id;
        this.kind = kind;
        this.content = content;
        this.keep = keep;
        this.holds = holds;
        this.label = label;
    }

    boolean holds(Someone p) {
        return holds.test(p);
    }

    String label() {
        return label.get();
    }

    /** Whether a source that it no longer says becomes a kept one. */
    boolean keeps() {
        return keep;
    }

    /** Whether it takes back the kept ones, too. */
    boolean takesKept() {
        return false;
    }

    /** Null: the content's. */
    @Nullable DueRule due() {
        return null;
    }

    /** The engine comes by. */
    void look() {}
}
