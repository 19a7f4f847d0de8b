/**
 * The learner's own training: what can be seen, begun and dropped from the catalog. Attempts themselves are kept by
 * <code>learning</code>.
 */
@org.springframework.modulith.NamedInterface("own")
@org.jspecify.annotations.NullMarked
package dev.muster.assignment.own;
