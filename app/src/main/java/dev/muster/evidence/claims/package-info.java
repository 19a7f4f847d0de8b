/** Certificates from elsewhere: handed in by learners, approved as recorded completions, or refused. */
@org.springframework.modulith.NamedInterface("claims")
@org.jspecify.annotations.NullMarked
package dev.muster.evidence.claims;
