/** Tables as files, CSV and Excel, written row by row. Knows nothing of what stands in them, and nothing of requests. */
@ApplicationModule(allowedDependencies = "shared")
@NullMarked
package dev.muster.tables;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
