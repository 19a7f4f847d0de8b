/** Acts on a selection of a list: many people, or many assignments. */
@org.jspecify.annotations.NullMarked
package dev.muster.web.selections;
