package dev.muster.api;

import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** The parts of an import. {@code mapping} is JSON: which column is which field, and how dates are written. */
record ImportForm(MultipartFile file, @Nullable String mapping) {}
