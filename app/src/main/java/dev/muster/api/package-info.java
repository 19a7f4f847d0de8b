/** The REST interface. This root holds what the rooms share: how bodies are read and answers are shaped. */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "settings",
            "shared",
            "tables",
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
            "reporting",
            "reporting::*",
            "evidence",
            "evidence::*",
            "privacy",
            "paper",
            "edge",
            "edge::*",
            "jobs"
        })
@NullMarked
package dev.muster.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
