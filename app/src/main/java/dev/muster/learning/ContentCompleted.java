package dev.muster.learning;

import dev.muster.audit.AuditLog.Written;
import dev.muster.shared.Actor;

/**
 * News: this person has completed this course or module by their own work. Published inside the transaction of it.
 *
 * @param entry of the audit log, about the completion
 */
public record ContentCompleted(Actor by, Written entry, int personId, int contentId, long completionId) {}
