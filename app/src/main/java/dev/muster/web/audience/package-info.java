/** The condition builder and its suggestions, as every form with an audience shows them. */
@org.jspecify.annotations.NullMarked
package dev.muster.web.audience;
