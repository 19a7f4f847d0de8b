/** What is done to the program, and told to the reference: one class for each family of acts. */
@NullUnmarked
package dev.muster.assignment.histories.acts;

import org.jspecify.annotations.NullUnmarked;
