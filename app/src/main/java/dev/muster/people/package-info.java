/**
 * Persons, their statuses with history, and how they are found. The lists they choose from and the import of HR files
 * have rooms of their own.
 */
@ApplicationModule(allowedDependencies = {"audit", "settings", "shared", "tables", "work"})
@NullMarked
package dev.muster.people;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
