/** Long work with progress that a person waits for: queued in a transaction, survives kill -9, can be stopped. */
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package dev.muster.work;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
