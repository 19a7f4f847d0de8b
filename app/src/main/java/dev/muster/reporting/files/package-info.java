/** The reports as files: at once while they are small, else as a job with a download. What a report says is worked out below. */
@NamedInterface("files")
@NullMarked
package dev.muster.reporting.files;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
