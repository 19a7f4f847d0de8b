/** What proves training afterwards: certificates that anybody can check, transcripts, and completions that came from elsewhere. */
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
            "assignment::*"
        })
@NullMarked
package dev.muster.evidence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
