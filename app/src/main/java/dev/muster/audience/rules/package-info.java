/** What an audience means, purely: no Spring, no SQL, no clock. */
@org.springframework.modulith.NamedInterface("rules")
@org.jspecify.annotations.NullMarked
package dev.muster.audience.rules;
