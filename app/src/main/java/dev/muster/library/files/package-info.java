/** Uploaded files: their bytes, names and addresses, and how they are sent back. Which step shows a file is not known here. */
@org.springframework.modulith.NamedInterface("files")
@org.jspecify.annotations.NullMarked
package dev.muster.library.files;
