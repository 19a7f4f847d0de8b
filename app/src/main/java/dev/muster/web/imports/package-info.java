/** Importing people: the file, its columns, the check and the result. */
@org.jspecify.annotations.NullMarked
package dev.muster.web.imports;
