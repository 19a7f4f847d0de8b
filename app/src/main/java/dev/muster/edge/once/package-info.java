/** Acts that are done once however often they are sent: their key, what it was sent with, and the answer, kept sealed. */
@org.springframework.modulith.NamedInterface("once")
@org.jspecify.annotations.NullMarked
package dev.muster.edge.once;
