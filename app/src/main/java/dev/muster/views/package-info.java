/** Lists and reports that people want to find again by a name. What a view shows is always worked out for whoever looks. */
@ApplicationModule(
        allowedDependencies = {
            "access",
            "audit",
            "settings",
            "shared",
            "tables",
            "work",
            "people",
            "notification",
            "notification::*",
            "reporting",
            "reporting::*"
        })
@NullMarked
package dev.muster.views;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
