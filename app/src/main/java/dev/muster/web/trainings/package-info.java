/** Everybody's training as one list, and acts on what is picked in it. */
@org.jspecify.annotations.NullMarked
package dev.muster.web.trainings;
