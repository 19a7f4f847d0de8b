/**
 * Exemptions from a rule or a content: granted, ended, listed. Removing by hand makes some, too, and is found in
 * <code>byhand</code>.
 */
@org.springframework.modulith.NamedInterface("exemption")
@org.jspecify.annotations.NullMarked
package dev.muster.assignment.exemption;
