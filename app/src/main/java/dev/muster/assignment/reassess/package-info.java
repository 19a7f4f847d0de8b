/**
 * What runs by itself: people, groups and rules that are due for reassessment, rules that start and end, courses that
 * run out, drift. What fails is set apart here, so that the rest goes on.
 */
@org.springframework.modulith.NamedInterface("reassess")
@org.jspecify.annotations.NullMarked
package dev.muster.assignment.reassess;
