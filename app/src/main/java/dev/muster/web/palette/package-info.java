/**
 * The search that opens over any page: people, training, groups, automations, acts and pages. What it finds is read by the
 * lists of their own modules; nothing is changed here.
 */
@NullMarked
package dev.muster.web.palette;

import org.jspecify.annotations.NullMarked;
