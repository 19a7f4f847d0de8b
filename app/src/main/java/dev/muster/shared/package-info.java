/** Values and questions that every module speaks in. Knows no other module. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.muster.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
