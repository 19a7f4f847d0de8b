/**
 * What people did, shown in their assignments: begun, completed, credited, expired. Who did it and whether it may be
 * done is decided in <code>learning</code>.
 */
@org.jspecify.annotations.NullMarked
package dev.muster.assignment.progress;
