/** What is printed: pages as PDF with letters of every script that the fonts have, and QR codes. Knows nothing of what stands on them. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.muster.paper;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
