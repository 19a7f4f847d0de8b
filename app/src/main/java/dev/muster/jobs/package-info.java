/** Recurring work, all of it on one page: when it runs, and what is late. */
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
            "privacy",
            "reporting",
            "views",
            "edge",
            "edge::*"
        })
@NullMarked
package dev.muster.jobs;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
