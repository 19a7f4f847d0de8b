package dev.muster.assignment.rules;

import dev.muster.audit.AuditAction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an act changed, which says how it is taken back. */
public enum UndoKind {
    GIVEN(AuditAction.ASSIGNMENT_ASSIGN, AuditAction.ASSIGNMENT_REASSIGN),
    REMOVED(AuditAction.ASSIGNMENT_REMOVE),
    DUE_DATE(AuditAction.ASSIGNMENT_DUE),
    GROUP_CONTENT(AuditAction.GROUP_CONTENT),
    GROUP_AUDIENCE(AuditAction.GROUP_AUDIENCE),
    GROUP_MEMBERS(AuditAction.GROUP_MEMBERS),
    SETTINGS(AuditAction.COURSE_CHANGE, AuditAction.MODULE_CHANGE),
    AUTOMATION(
            AuditAction.AUTOMATION_CREATE,
            AuditAction.AUTOMATION_CHANGE,
            AuditAction.AUTOMATION_ENABLE,
            AuditAction.AUTOMATION_DISABLE,
            AuditAction.AUTOMATION_DELETE,
            AuditAction.AUTOMATION_INCLUDE);

    private final List<AuditAction> acts;

    UndoKind(AuditAction... acts) {
        this.acts = List.of(acts);
    }

    /** @param action its word in the log. Empty: an act like this can't be taken back */
    public static Optional<UndoKind> of(String action) {
        return AuditAction.of(action)
                .flatMap(a ->
                        Arrays.stream(values()).filter(k -> k.acts.contains(a)).findFirst());
    }

    /** Whether the act changed what rules give, and to whom; otherwise it was done to people one by one. */
    public boolean isOfRules() {
        return switch (this) {
            case GIVEN, REMOVED, DUE_DATE -> false;
            case GROUP_CONTENT, GROUP_AUDIENCE, GROUP_MEMBERS, SETTINGS, AUTOMATION -> true;
        };
    }
}
