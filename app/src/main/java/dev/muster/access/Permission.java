package dev.muster.access;

import dev.muster.shared.AccessLevel;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What a route needs, and which access levels have it. The one place where levels become rights. */
public enum Permission {
    /** Anybody, signed in or not. */
    PUBLIC(AccessLevel.values()),
    /** Own account, own training. */
    OWN(AccessLevel.values()),
    /** Read people and their training, within the scope. */
    SEE_PEOPLE(AccessLevel.ADMIN, AccessLevel.MANAGER, AccessLevel.AUDITOR),
    /** Assign, remove, change due dates, within the scope. */
    TRAIN_PEOPLE(AccessLevel.ADMIN, AccessLevel.MANAGER),
    /** Make sign-in codes: for everybody, or for learners within the scope. */
    MAKE_SIGN_IN_CODES(AccessLevel.ADMIN, AccessLevel.MANAGER),
    /** Create, change, deactivate people; attribute values; imports; tokens. */
    CHANGE_PEOPLE(AccessLevel.ADMIN),
    /** Record completions made elsewhere, and void completions. */
    RECORD_COMPLETIONS(AccessLevel.ADMIN),
    /** Read the library, drafts included. */
    SEE_LIBRARY(AccessLevel.ADMIN, AccessLevel.AUTHOR, AccessLevel.AUDITOR),
    /** Read the titles of what can be assigned, and who has it, within the scope. */
    SEE_CONTENT(AccessLevel.ADMIN, AccessLevel.MANAGER, AccessLevel.AUTHOR, AccessLevel.AUDITOR),
    /** Create, edit, publish, archive content; upload files. */
    EDIT_LIBRARY(AccessLevel.ADMIN, AccessLevel.AUTHOR),
    /** Count and evaluate audiences, intersected with the scope. */
    USE_AUDIENCES(AccessLevel.ADMIN, AccessLevel.MANAGER, AccessLevel.AUDITOR),
    /** Read groups and rules. */
    SEE_RULES(AccessLevel.ADMIN, AccessLevel.AUDITOR),
    /** Create and change groups and rules. */
    CHANGE_RULES(AccessLevel.ADMIN),
    /** Read the audit log. */
    SEE_AUDIT(AccessLevel.ADMIN, AccessLevel.AUDITOR),
    /** Read the outbox. */
    SEE_MESSAGES(AccessLevel.ADMIN, AccessLevel.AUDITOR),
    /** Settings, access levels, operations. */
    CHANGE_SETTINGS(AccessLevel.ADMIN);

    private final Set<AccessLevel> levels;

    Permission(AccessLevel... levels) {
        this.levels = EnumSet.noneOf(AccessLevel.class);
        this.levels.addAll(Set.of(levels));
    }

    public boolean isOf(AccessLevel level) {
        return levels.contains(level);
    }

    /** What somebody of this level is told who lacks the right. */
    public String refusal(AccessLevel level) {
        String needed = levels.stream().map(Permission::word).collect(Collectors.joining(" or "));
        return "Your access level is " + word(level) + "; this needs " + needed + ".";
    }

    private static String word(AccessLevel level) {
        return level.name().toLowerCase(Locale.ROOT);
    }
}
