/** The report of one course or module: how its people stand, where they stop, and what they answer. */
@NamedInterface("content")
@NullMarked
package dev.muster.reporting.content;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
