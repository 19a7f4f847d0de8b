/** What is around every page: navigation, security, sessions, refusals, assets. No page of its own lives here. */
@org.jspecify.annotations.NullMarked
package dev.muster.web.frame;
