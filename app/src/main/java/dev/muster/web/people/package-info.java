/**
 * User Management and a person's pages. What is done to their training is in <code>assigning</code> and
 * <code>training</code>.
 */
@org.jspecify.annotations.NullMarked
package dev.muster.web.people;
