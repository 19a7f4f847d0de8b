/** Overview, settings and the page of a long job. */
@org.jspecify.annotations.NullMarked
package dev.muster.web.overview;
