package dev.muster.assignment.rules;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Kinds of sources, by what gave them. Their words: {@link SourceWords}. */
public enum SourceKind {
    INDIVIDUAL,
    SELF,
    GROUP,
    AUTOMATION,
    MANDATORY,
    NEW_STARTER;

    /** @param rule number of the source; kind: of its rule, null for Individual and Self-enrolled */
    public static SourceKind of(int rule, @Nullable String kind) {
        return switch (rule) {
            case Situation.INDIVIDUAL -> INDIVIDUAL;
            case Situation.SELF -> SELF;
            default -> valueOf(Objects.requireNonNull(kind));
        };
    }

    public boolean isOfRule() {
        return this != INDIVIDUAL && this != SELF;
    }

    /** Its rule has a name of its own, or that of a group. */
    public boolean isNamed() {
        return this == GROUP || this == AUTOMATION;
    }

    /** A rule's source that no hand takes away, while its rule holds the person. */
    public boolean isHeldByRule() {
        return this == GROUP || this == MANDATORY;
    }

    /** A rule's source that a hand takes away, with an exemption so that it does not come back. */
    public boolean goesWithExemption() {
        return this == AUTOMATION || this == NEW_STARTER;
    }

    /** People keep what it gave when its rule ends or holds them no more; of an automation its terms say it. */
    public boolean isKeptAfterwards() {
        return this == NEW_STARTER;
    }
}
