/** Reports: numbers about everybody's training. */
@org.jspecify.annotations.NullMarked
package dev.muster.api.reports;
