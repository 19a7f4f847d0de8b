/**
 * Taking back an act of the log as a unit, by hand or of rules. Each kind of act has its own store here; what may be
 * undone is decided in <code>rules</code>.
 */
@org.springframework.modulith.NamedInterface("undo")
@org.jspecify.annotations.NullMarked
package dev.muster.assignment.undo;
