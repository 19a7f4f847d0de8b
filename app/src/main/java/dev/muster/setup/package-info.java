/** Starting up: the database, the clock, the wiring that belongs to no module. */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "settings",
            "shared",
            "work",
            "library",
            "library::*",
            "people",
            "people::*",
            "audience",
            "audience::*",
            "access",
            "learning",
            "notification",
            "notification::*",
            "assignment",
            "assignment::*",
            "evidence::check",
            "edge",
            "edge::*",
            "pg"
        })
@NullMarked
package dev.muster.setup;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
