package dev.muster.api.library;

import dev.muster.api.AudienceShape;
import dev.muster.api.DueShape;
import dev.muster.api.Needed;
import dev.muster.api.Sent;
import dev.muster.assignment.DueFor;
import dev.muster.library.AssignableBy;
import dev.muster.library.ContentSettings.CertificateRule;
import dev.muster.library.ContentStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A module as a caller makes or changes one. */
@Sent(thing = "A module", of = ModuleJson.Answer.class, example = """
        {"title": "Kitchen basics", "status": "ACTIVE", "courses": ["12", "13"]}""")
record ModuleBody(
        @Needed @Nullable String title,
        @Nullable String description,
        @Nullable ContentStatus status,
        @Nullable List<String> courses,
        @Nullable List<String> tags,
        @Nullable String language,
        @Nullable Boolean mandatory,
        @Nullable Boolean newStarterDefault,
        @Nullable Integer validityMonths,
        @Nullable String validUntil,
        @Nullable Integer validAtLeastDays,
        @Nullable Boolean keepAnniversary,
        @Nullable Integer renewalWindowDays,
        @Nullable Integer graceDays,
        @Nullable DueShape due,
        @Nullable AudienceShape visibility,
        @Nullable AssignableBy assignableBy,
        @Nullable CertificateRule certificate,
        @Nullable Boolean acceptsDocuments,
        @Nullable DueFor dueFor,
        @Nullable String note,
        @Nullable String approvedBy,
        @Nullable String message,
        @Nullable Boolean silent) {}
