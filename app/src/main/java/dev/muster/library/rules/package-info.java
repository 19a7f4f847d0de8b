/** Decisions over values: no Spring, SQL, clock or log. */
@org.springframework.modulith.NamedInterface("rules")
@org.jspecify.annotations.NullMarked
package dev.muster.library.rules;
