/**
 * Acts of people on other people's training: assign, reassign, remove, due dates, remind, record, and publishing where it
 * reassigns. Acts on many at once come in through <code>bulk</code>.
 */
@org.springframework.modulith.NamedInterface("byhand")
@org.jspecify.annotations.NullMarked
package dev.muster.assignment.byhand;
