package dev.muster.api.evidence;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** The parts of a certificate from elsewhere; days as {@code 2026-12-31}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ClaimForm(
        MultipartFile file,
        String completedOn,
        @Nullable String validTo,
        @Nullable String number,
        @Nullable String issuer) {}
