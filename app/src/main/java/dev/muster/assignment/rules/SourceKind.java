package dev.muster.assignment.rules;

/** Kinds of sources, by what gave them. */
public enum SourceKind {
    INDIVIDUAL,
    SELF,
    GROUP,
    AUTOMATION,
    MANDATORY,
    NEW_STARTER;

    /** @param rule number of the source; kind: of its rule, null for Individual and Self-enrolled */
    public static SourceKind of(int rule, @org.jspecify.annotations.Nullable String kind) {
        return switch (rule) {
            case Situation.INDIVIDUAL -> INDIVIDUAL;
            case Situation.SELF -> SELF;
            default -> valueOf(java.util.Objects.requireNonNull(kind));
        };
    }

    /** A rule's source that no hand takes away, while its rule holds the person. */
    public boolean isHeldByRule() {
        return this == GROUP || this == MANDATORY;
    }

    /** A rule's source that a hand takes away, with an exemption so that it does not come back. */
    public boolean goesWithExemption() {
        return this == AUTOMATION || this == NEW_STARTER;
    }
}
