/** Attempts and completions: what people did. Whether they had to is decided in <code>assignment</code>. */
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
            "audience::*"
        })
@NullMarked
package dev.muster.learning;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
