/** The library: courses, modules, steps, versions, files and settings of contents. Publishing has a room of its own. */
@org.jspecify.annotations.NullMarked
package dev.muster.web.library;
