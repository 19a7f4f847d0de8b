/** Drafts of courses and modules: editing, comparing and publishing them. What a publish means for people is not decided here. */
@org.springframework.modulith.NamedInterface("drafts")
@org.jspecify.annotations.NullMarked
package dev.muster.library.drafts;
