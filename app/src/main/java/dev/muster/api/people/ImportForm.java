package dev.muster.api.people;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.muster.api.Shaped;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** The parts of an import. {@code mapping} is JSON: which column is which field, and how dates are written. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportForm(
        MultipartFile file,
        @Shaped(ImportMapping.class) @Nullable String mapping) {}
