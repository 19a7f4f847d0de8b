/** What stands in a calendar. */
@org.jspecify.annotations.NullMarked
package dev.muster.feeds.rules;
