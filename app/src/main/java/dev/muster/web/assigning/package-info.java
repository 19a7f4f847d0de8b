/** Assigning and reassigning: the forms, what would happen to whom, who is told. */
@org.jspecify.annotations.NullMarked
package dev.muster.web.assigning;
