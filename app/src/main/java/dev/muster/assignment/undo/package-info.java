/**
 * Taking back an act of the log as a unit, by hand or of rules. What may be undone is decided in <code>rules</code>; the rows of
 * a reassignment are put back in <code>byhand</code>, which wrote them.
 */
@org.springframework.modulith.NamedInterface("undo")
@org.jspecify.annotations.NullMarked
package dev.muster.assignment.undo;
