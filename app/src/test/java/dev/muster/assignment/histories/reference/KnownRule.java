package dev.muster.assignment.histories.reference;

import dev.muster.assignment.rules.SourceKind;
import dev.muster.shared.DueRule;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A rule: whom it holds and how its source reads is all that the engine has to know of its kind. */
public class KnownRule {
    public final int id;
    public final SourceKind kind;
    public final int content;
    public boolean live = true;
    private @Nullable DueRule due;
    private final boolean keep;
    private final Predicate<KnownPerson> holds;
    private final Supplier<String> label;

    public KnownRule(
            int id, SourceKind kind, int content, boolean keep, Predicate<KnownPerson> holds, Supplier<String> label) {
        this.id = id;
        this.kind = kind;
        this.content = content;
        this.keep = keep;
        this.holds = holds;
        this.label = label;
    }

    public boolean holds(KnownPerson p) {
        return holds.test(p);
    }

    public String label() {
        return label.get();
    }

    /** Whether a source that it no longer says becomes a kept one. */
    public boolean keeps() {
        return keep;
    }

    /** Whether it takes back the kept ones, too. */
    public boolean takesKept() {
        return false;
    }

    /** Null: the content's. */
    public @Nullable DueRule due() {
        return due;
    }

    public void isDue(@Nullable DueRule rule) {
        due = rule;
    }

    /** The engine comes by. */
    public void look() {}
}
