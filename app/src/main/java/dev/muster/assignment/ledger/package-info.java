/**
 * What everything writes training through: sources, assignments, their past, the locks on contents, and trying an act
 * to take it back. No decision is made here, and nobody but its neighbours in this module may call it.
 */
@org.jspecify.annotations.NullMarked
package dev.muster.assignment.ledger;
