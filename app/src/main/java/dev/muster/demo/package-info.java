/** The demo company, Northline Kitchens: invented people in every situation, made through the use cases. */
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
            "edge",
            "edge::*"
        })
@NullMarked
package dev.muster.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
