/**
 * The log: what was done, by whom, to whom, in a chain that shows when an entry was changed. Who may read it is decided
 * at the edges.
 */
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package dev.muster.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
