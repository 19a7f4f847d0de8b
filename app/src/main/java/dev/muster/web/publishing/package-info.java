/** Publishing a version and what it asks of people. */
@org.jspecify.annotations.NullMarked
package dev.muster.web.publishing;
