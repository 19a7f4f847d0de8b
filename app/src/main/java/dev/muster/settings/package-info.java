/** What an administrator sets for the whole organisation. */
@org.jspecify.annotations.NullMarked
package dev.muster.settings;
