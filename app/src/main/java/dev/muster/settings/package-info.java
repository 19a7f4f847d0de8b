/** What an administrator sets for the whole organisation. What a content sets for itself is in <code>library</code>. */
@ApplicationModule(allowedDependencies = {"audit", "shared"})
@NullMarked
package dev.muster.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
