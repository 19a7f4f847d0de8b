/**
 * Numbers about everybody's training that add up, and the names behind them. Each is worked out in one place, for screens,
 * the interface and files alike. Nothing here writes but what was counted of past months.
 */
@ApplicationModule(
        allowedDependencies = {
            "settings",
            "shared",
            "tables",
            "work",
            "library",
            "library::*",
            "people",
            "audience",
            "audience::*",
            "assignment",
            "assignment::*"
        })
@NullMarked
package dev.muster.reporting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
