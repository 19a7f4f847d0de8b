/** Published versions as they were: the text of a course and the courses of a module, by version. Written by a publish only. */
@org.springframework.modulith.NamedInterface("versions")
@org.jspecify.annotations.NullMarked
package dev.muster.library.versions;
