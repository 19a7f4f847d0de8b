package dev.muster.assignment.rules;

import org.jspecify.annotations.Nullable;

/** What each kind of source is called, and what is said of it to learners and to those who would remove it. */
public final class SourceWords {
    private SourceWords() {}

    private static String word(SourceKind kind) {
        return switch (kind) {
            case INDIVIDUAL -> "Individual";
            case SELF -> "Self-enrolled";
            case GROUP -> "Group";
            case AUTOMATION -> "Automation";
            case MANDATORY -> "Mandatory";
            case NEW_STARTER -> "Default for New Starters";
        };
    }

    /** Exactly as every screen words it, for example {@code Group: Kitchen}. @param name of the group or rule; null: it has none */
    public static String label(SourceKind kind, @Nullable String name) {
        return kind.isNamed() ? word(kind) + ": " + name : word(kind);
    }

    /** SQL: the same, of a rule. @param kind its column; name: an expression */
    public static String labelSql(String kind, String name) {
        StringBuilder sql = new StringBuilder("case ").append(kind);
        for (SourceKind k : SourceKind.values()) {
            if (k.isOfRule()) {
                sql.append(" when '").append(k.name()).append("' then ");
                sql.append(k.isNamed() ? "'" + word(k) + ": ' || " + name : "'" + word(k) + "'");
            }
        }
        return sql.append(" end").toString();
    }

    /** Of several reasons, learners read the one that weighs most: the lowest. */
    public static int rank(SourceKind kind) {
        return switch (kind) {
            case MANDATORY -> 0;
            case INDIVIDUAL -> 1;
            case GROUP -> 2;
            case AUTOMATION -> 3;
            case NEW_STARTER -> 4;
            case SELF -> 5;
        };
    }

    /** Why a learner has it. @param name of the group or rule; by: who gave it */
    public static String toLearner(SourceKind kind, @Nullable String name, String by) {
        return switch (kind) {
            case MANDATORY -> "Everyone here takes this.";
            case INDIVIDUAL -> by + " assigned this to you.";
            case GROUP -> "Assigned because you are in “" + name + "”.";
            case AUTOMATION -> "Assigned because of “" + name + "”.";
            case NEW_STARTER -> "Everyone who starts here takes this.";
            case SELF -> "You began this yourself.";
        };
    }

    /** What to do instead of removing by hand what it gives, as part of a sentence; null: nothing but an exemption. */
    static @Nullable String insteadOfRemoving(SourceKind kind) {
        return switch (kind) {
            case GROUP ->
                "take the person out of the group (where it follows a rule, change the rule or what the person is), or change"
                        + " the group's training";
            case MANDATORY -> "change the setting that makes it mandatory";
            case INDIVIDUAL, SELF, AUTOMATION, NEW_STARTER -> null;
        };
    }
}
