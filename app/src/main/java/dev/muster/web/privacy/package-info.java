/** What is kept for how long, and holds. Erasing somebody is with the pages of people. */
@org.jspecify.annotations.NullMarked
package dev.muster.web.privacy;
