/**
 * Who may sign in and what they may do: accounts, passwords, codes, sessions, levels and tokens. The pages are in
 * <code>web</code>.
 */
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "settings",
            "shared",
            "paper",
            "work",
            "library",
            "library::*",
            "people",
            "people::*",
            "audience",
            "audience::*"
        })
@NullMarked
package dev.muster.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
