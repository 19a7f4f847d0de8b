/** Certificates: which completions give one, what it shows, the code it is checked by. */
@org.springframework.modulith.NamedInterface("certificates")
@org.jspecify.annotations.NullMarked
package dev.muster.evidence.certificates;
