/**
 * Acts on many people as long work: queued, done whole, their result kept. What is done to each is decided in
 * <code>byhand</code>.
 */
@org.springframework.modulith.NamedInterface("bulk")
@org.jspecify.annotations.NullMarked
package dev.muster.assignment.bulk;
