/**
 * Standing rules: automations, what groups give, what contents give by their settings, and who would gain or lose by a
 * change of them. What they give to whom is worked out in <code>engine</code>.
 */
@org.springframework.modulith.NamedInterface("standing")
@org.jspecify.annotations.NullMarked
package dev.muster.assignment.standing;
