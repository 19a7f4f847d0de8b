/** What evidence means: decided over values, without a database. */
@org.springframework.modulith.NamedInterface("rules")
@org.jspecify.annotations.NullMarked
package dev.muster.evidence.rules;
