/** Why somebody has a training, or has it not, and what somebody else would have. Nothing here writes. */
@org.springframework.modulith.NamedInterface("why")
@org.jspecify.annotations.NullMarked
package dev.muster.assignment.why;
