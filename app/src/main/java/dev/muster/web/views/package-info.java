/** Saved views: saving one, renaming, sharing and deleting it. */
@org.jspecify.annotations.NullMarked
package dev.muster.web.views;
