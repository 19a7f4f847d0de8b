/** Acts on training and what is known of it: assignments, completions, exemptions, why, what if, undo. */
@org.jspecify.annotations.NullMarked
package dev.muster.api.training;
