package dev.muster.assignment.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Which acts can be taken back, and for how long. */
public final class Undoing {
    public static final String ASSIGN = "assignment.assign";
    public static final String REMOVE = "assignment.remove";
    public static final String REASSIGN = "assignment.reassign";
    public static final String DUE = "assignment.due";
    public static final String GROUP_CONTENT = "group.content";
    public static final String GROUP_AUDIENCE = "group.audience";
    public static final String GROUP_MEMBERS = "group.members";
    public static final String COURSE = "course.change";
    public static final String MODULE = "module.change";
    public static final String AUTOMATION = "automation.";
    public static final Duration WINDOW = Duration.ofHours(24);

    private static final Set<String> OF_PEOPLE = Set.of(ASSIGN, REASSIGN, REMOVE, DUE);
    private static final Set<String> OF_RULES = Set.of(
            GROUP_CONTENT,
            GROUP_AUDIENCE,
            GROUP_MEMBERS,
            COURSE,
            MODULE,
            "automation.create",
            "automation.change",
            "automation.enable",
            "automation.disable",
            "automation.delete",
            "automation.include");

    private Undoing() {}

    public static boolean isOfRules(String action) {
        return OF_RULES.contains(action);
    }

    /** A change of who is in a group. */
    public static boolean isOfMembership(String action) {
        return action.equals(GROUP_AUDIENCE) || action.equals(GROUP_MEMBERS);
    }

    /** A change of the settings of a course or module. */
    public static boolean isOfSettings(String action) {
        return action.equals(COURSE) || action.equals(MODULE);
    }

    /** Why it can't be undone; empty: it can. */
    public static Optional<String> refusal(String action, Instant at, boolean undone, boolean admin, Instant now) {
        if (!OF_PEOPLE.contains(action) && !isOfRules(action)) {
            return Optional.of("This can't be undone. Do the opposite instead.");
        }
        if (undone) {
            return Optional.of("It is undone already.");
        }
        if (now.isAfter(at.plus(WINDOW))) {
            return Optional.of("It is more than 24 hours ago. Do the opposite instead.");
        }
        return isOfRules(action) && !admin
                ? Optional.of("Only administrators change what rules give.")
                : Optional.empty();
    }
}
