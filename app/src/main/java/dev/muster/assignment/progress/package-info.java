/**
 * What people did, shown in their assignments: begun, completed, credited. Whether it may be done is decided in
 * <code>learning</code>; courses that run out are found in <code>reassess</code>.
 */
@org.jspecify.annotations.NullMarked
package dev.muster.assignment.progress;
