package dev.muster.api.library;

import org.springframework.web.multipart.MultipartFile;

/** The one part of an upload. */
record FileForm(MultipartFile file) {}
