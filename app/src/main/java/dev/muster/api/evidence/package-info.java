/** Transcripts and certificates in the interface. */
@org.jspecify.annotations.NullMarked
package dev.muster.api.evidence;
