/**
 * The lists that attributes choose from: adding, renaming, merging, and what uses a value. Which values a person has is
 * kept by the person.
 */
@org.springframework.modulith.NamedInterface("values")
@org.jspecify.annotations.NullMarked
package dev.muster.people.values;
