/** Who matches: audiences evaluated for sets (SQL) and for one person (Java), scopes, groups and their memberships. */
@ApplicationModule(
        allowedDependencies = {"audit", "settings", "shared", "work", "library", "library::*", "people", "people::*"})
@NullMarked
package dev.muster.audience;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
