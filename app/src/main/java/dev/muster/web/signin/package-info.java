/** Signing in, the first administrator, passwords, codes, access levels and one's own preferences. */
@org.jspecify.annotations.NullMarked
package dev.muster.web.signin;
