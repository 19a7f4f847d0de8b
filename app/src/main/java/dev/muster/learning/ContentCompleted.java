package dev.muster.learning;

import dev.muster.audit.AuditLog.Written;

/**
 * News: this person has completed this course or module by their own work. Published inside the transaction of it.
 *
 * @param entry of the audit log, about the completion
 */
public record ContentCompleted(Written entry, int personId, int contentId) {}
