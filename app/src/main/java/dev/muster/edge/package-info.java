/**
 * What screens and API share: the gate that every request passes, refusals as answers, list windows. Only the edges use it.
 */
@ApplicationModule(allowedDependencies = {"access", "shared"})
@NullMarked
package dev.muster.edge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
