/** Groups and their members: making, changing and refreshing them, and what uses one. Who matches an audience is decided at the root. */
@org.springframework.modulith.NamedInterface("groups")
@org.jspecify.annotations.NullMarked
package dev.muster.audience.groups;
