/** A content's assignments, and records, exemptions, why and undo for single people. */
@org.jspecify.annotations.NullMarked
package dev.muster.web.training;
