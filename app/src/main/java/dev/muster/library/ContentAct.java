package dev.muster.library;

import dev.muster.audit.AuditAction;

/** What is done to courses and modules alike, each under its own action in the log. */
public enum ContentAct {
    CREATE(AuditAction.COURSE_CREATE, AuditAction.MODULE_CREATE),
    CHANGE(AuditAction.COURSE_CHANGE, AuditAction.MODULE_CHANGE),
    PUBLISH(AuditAction.COURSE_PUBLISH, AuditAction.MODULE_PUBLISH),
    ARCHIVE(AuditAction.COURSE_ARCHIVE, AuditAction.MODULE_ARCHIVE),
    ACTIVATE(AuditAction.COURSE_ACTIVATE, AuditAction.MODULE_ACTIVATE);

    private final AuditAction ofCourse;
    private final AuditAction ofModule;

    ContentAct(AuditAction ofCourse, AuditAction ofModule) {
        this.ofCourse = ofCourse;
        this.ofModule = ofModule;
    }

    public AuditAction of(ContentRef.Kind kind) {
        return switch (kind) {
            case COURSE -> ofCourse;
            case MODULE -> ofModule;
        };
    }
}
