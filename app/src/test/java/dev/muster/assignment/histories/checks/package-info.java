/** What is looked at when the engine is quiet, and around single acts. */
@NullUnmarked
package dev.muster.assignment.histories.checks;

import org.jspecify.annotations.NullUnmarked;
