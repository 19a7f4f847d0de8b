/**
 * The engine: the difference between the sources people should have and those they have, looked at or applied. Which
 * rules there are is the business of <code>standing</code>.
 */
@org.jspecify.annotations.NullMarked
package dev.muster.assignment.engine;
