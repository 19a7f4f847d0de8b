/**
 * How training is read: rows, filters and counts for lists of assignments and of what needs attention. Nothing here
 * writes.
 */
@org.springframework.modulith.NamedInterface("lists")
@org.jspecify.annotations.NullMarked
package dev.muster.assignment.lists;
