/** Telling people: what there is to tell, the mails made of it, their texts, and whom none can reach. */
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
package dev.muster.notification;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
