/** Who has which training and why. This root holds the values that cross the border; the rooms below it do the work. */
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
            "notification::*"
        })
@NullMarked
package dev.muster.assignment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
