/**
 * What screens and API share: the gate that every request passes, refusals as answers, list windows. Edges only use it.
 */
@ApplicationModule(allowedDependencies = {"access", "shared"})
@NullMarked
package dev.muster.edge;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
