/** Courses, modules, their steps, versions, files and settings. Who has which of them is not known here. */
@ApplicationModule(allowedDependencies = {"audit", "settings", "shared", "work"})
@NullMarked
package dev.muster.library;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
