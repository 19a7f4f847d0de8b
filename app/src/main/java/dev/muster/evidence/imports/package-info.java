/** Completions from elsewhere as a file: each row recorded as a person would record it, or said to be wrong. */
@org.springframework.modulith.NamedInterface("imports")
@org.jspecify.annotations.NullMarked
package dev.muster.evidence.imports;
