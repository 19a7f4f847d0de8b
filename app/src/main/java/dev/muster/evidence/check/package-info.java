/**
 * Checks an evidence pack by what is in it: without a database, a network or the rest of the program. So it is what the
 * command line runs, too.
 */
@org.springframework.modulith.NamedInterface("check")
@org.jspecify.annotations.NullMarked
package dev.muster.evidence.check;
