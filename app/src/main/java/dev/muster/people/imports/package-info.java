/**
 * The import of HR files: reading, matching, deciding and writing, row by row in bounded memory. How a file is
 * understood is in <code>rules</code>.
 */
@org.springframework.modulith.NamedInterface("imports")
@org.jspecify.annotations.NullMarked
package dev.muster.people.imports;
