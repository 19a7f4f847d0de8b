/** Who matches: audiences evaluated for sets (SQL) and for one person (Java), scopes, groups and their memberships. */
@org.jspecify.annotations.NullMarked
package dev.muster.audience;
