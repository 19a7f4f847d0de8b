/** Decisions over values: no Spring, SQL, clock or log. */
@org.jspecify.annotations.NullMarked
package dev.muster.learning.rules;
