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

/** A course as a caller makes or changes one. */
@Sent(thing = "A course", of = CourseJson.Answer.class, example = """
                {"title": "Food safety", "status": "ACTIVE", "validityMonths": 12, "due": {"daysAfterAssignment": 14},
                 "steps": [{"kind": "TEXT", "title": "Wash your hands", "body": "With soap, for 20 seconds."}]}""")
record CourseBody(
        @Needed @Nullable String title,
        @Nullable String description,
        @Nullable ContentStatus status,
        @Nullable List<StepBody> steps,
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
        @Nullable String renewWith,
        @Nullable DueFor dueFor,
        @Nullable String note,
        @Nullable String approvedBy,
        @Nullable String message,
        @Nullable Boolean silent) {}
