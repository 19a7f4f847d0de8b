/** People, attribute lists, imports and sign-in codes. */
@org.jspecify.annotations.NullMarked
package dev.muster.api.people;
