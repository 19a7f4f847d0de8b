package dev.muster.web.audit;

import dev.muster.audit.AuditAction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Kinds of acts that the log can be narrowed to, each by what its actions begin with. */
public enum AuditKinds {
    ASSIGNMENTS("Assigning and removing", "assignment.", "exemption."),
    UNDONE("Undoing", "undo."),
    RULES("Rules", "rules.", "automation.", AuditAction.GROUP_CONTENT.word()),
    LEARNING("Learning", "learning.", "claim."),
    PEOPLE("People and imports", "person.", "people.", "attribute."),
    GROUPS("Groups", "group."),
    LIBRARY("Library", "course.", "module.", "file."),
    ACCESS("Sign-in and access", "password.", "sign-in.", "sign-in-code.", "token."),
    MESSAGES("Messages", "message.", "calendar."),
    EVIDENCE("Evidence and privacy", "evidence.", "retention.", "hold."),
    VIEWS("Saved views", "view."),
    SETTINGS("Settings", "settings.");

    private final String label;
    private final List<AuditAction> actions;

    AuditKinds(String label, String... begins) {
        this.label = label;
        this.actions = Arrays.stream(AuditAction.values())
                .filter(a -> Arrays.stream(begins).anyMatch(a.word()::startsWith))
                .toList();
    }

    public String label() {
        return label;
    }

    List<AuditAction> actions() {
        return actions;
    }

    /** @param name as the address has it; unknown ones narrow to nothing */
    static Optional<AuditKinds> named(String name) {
        return Arrays.stream(values()).filter(k -> k.name().equals(name)).findFirst();
    }
}
