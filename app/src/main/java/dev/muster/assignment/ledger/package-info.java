/**
 * Who writes sources and assignments: statements and locks that acts of every kind share, what ended and how it comes back,
 * what is left when the last source goes. Only <code>engine</code> writes some beside it, in sets; what is decided is
 * decided in the other rooms.
 */
@org.jspecify.annotations.NullMarked
package dev.muster.assignment.ledger;
