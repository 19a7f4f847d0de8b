/**
 * What privacy law asks for: everything about one person, erasing somebody, keeping things no longer than they are of use, and
 * holds that forbid it (docs/adr/0039).
 */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "settings",
            "shared",
            "tables",
            "library",
            "library::*",
            "people",
            "people::*",
            "audience",
            "audience::*"
        })
@NullMarked
package dev.muster.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
