/**
 * Statements and locks that acts of every kind share: giving and taking sources, moving what ended into the past, and what
 * is left when the last source goes. Some rooms write a source or an assignment by a statement of their own beside these.
 */
@org.jspecify.annotations.NullMarked
package dev.muster.assignment.ledger;
