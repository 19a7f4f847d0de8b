/** Automations. */
@org.jspecify.annotations.NullMarked
package dev.muster.api.automations;
