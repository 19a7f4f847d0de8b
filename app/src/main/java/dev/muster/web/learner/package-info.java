/** The learner's own pages: dashboard, catalog, history and the player. */
@org.jspecify.annotations.NullMarked
package dev.muster.web.learner;
