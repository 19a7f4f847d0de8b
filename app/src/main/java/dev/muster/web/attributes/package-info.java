/** The lists of locations, roles and other attributes. */
@org.jspecify.annotations.NullMarked
package dev.muster.web.attributes;
