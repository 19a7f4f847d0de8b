/** What the reference knows of a company, and what it says should be: plain Java over maps, nothing incremental, no SQL. */
@NullUnmarked
package dev.muster.assignment.histories.reference;

import org.jspecify.annotations.NullUnmarked;
