/** All that is on record about one person's training, as a page and on paper. */
@org.springframework.modulith.NamedInterface("transcripts")
@org.jspecify.annotations.NullMarked
package dev.muster.evidence.transcripts;
