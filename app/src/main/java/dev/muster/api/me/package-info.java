/** What a learner does: own training, steps and the catalog. */
@org.jspecify.annotations.NullMarked
package dev.muster.api.me;
