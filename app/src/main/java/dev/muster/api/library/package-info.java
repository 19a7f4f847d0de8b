/** Courses, modules, steps, files and publishing. */
@org.jspecify.annotations.NullMarked
package dev.muster.api.library;
