/** Transcripts, certificates and the public page that checks them. */
@org.jspecify.annotations.NullMarked
package dev.muster.web.evidence;
