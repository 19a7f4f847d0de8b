/** Persons, their attributes and statuses with history, and the import of HR files. */
@org.jspecify.annotations.NullMarked
package dev.muster.people;
