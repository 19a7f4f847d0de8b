/** Starting up: the database, the clock, the wiring that belongs to no module. */
@org.jspecify.annotations.NullMarked
package dev.muster.setup;
