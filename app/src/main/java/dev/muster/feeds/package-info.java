/**
 * Due dates for calendars: one's own, and a manager's team's, at addresses that nobody can guess. Whoever has such an address reads
 * titles, days and links, and nothing else (docs/adr/0037).
 */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "settings",
            "shared",
            "library",
            "people",
            "people::*",
            "audience",
            "audience::*",
            "assignment",
            "assignment::*"
        })
@NullMarked
package dev.muster.feeds;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
