/** Automations: the list, the builder, and the tab of a course that shows which of them give it. */
@org.jspecify.annotations.NullMarked
package dev.muster.web.automations;
