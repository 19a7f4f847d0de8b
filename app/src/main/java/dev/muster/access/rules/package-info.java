/** Decisions about passwords and slowing down. Pure. */
@org.jspecify.annotations.NullMarked
package dev.muster.access.rules;
