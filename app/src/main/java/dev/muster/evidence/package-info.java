/**
 * What proves training afterwards: certificates that anybody can check, transcripts, completions that came from elsewhere,
 * and packs with all of it.
 */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "settings",
            "shared",
            "tables",
            "paper",
            "work",
            "library",
            "library::*",
            "people",
            "people::*",
            "audience",
            "audience::*",
            "learning",
            "notification",
            "notification::*",
            "assignment",
            "assignment::*",
            "reporting",
            "reporting::*"
        })
@NullMarked
package dev.muster.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
