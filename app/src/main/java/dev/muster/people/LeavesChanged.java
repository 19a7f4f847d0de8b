package dev.muster.people;

import dev.muster.audit.AuditLog.Written;
import dev.muster.people.rules.Leaves;

/** News: what is known of somebody's time away is different now. Published inside the transaction of the change. */
public record LeavesChanged(int personId, Leaves before, Leaves after, Written entry) {}
