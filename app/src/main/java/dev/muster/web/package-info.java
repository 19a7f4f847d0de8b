/**
 * The screens. This root holds what the rooms share (days, words, forms); a room has the name of its folder of
 * templates.
 */
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
            "views",
            "privacy",
            "feeds",
            "paper",
            "edge",
            "edge::*"
        })
@NullMarked
package dev.muster.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
