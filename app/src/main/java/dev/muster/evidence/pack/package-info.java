/** The evidence pack: all that proves a population's training on a day, as one ZIP. How one is checked is in {@code check}. */
@org.springframework.modulith.NamedInterface("pack")
@org.jspecify.annotations.NullMarked
package dev.muster.evidence.pack;
