package dev.muster.api.automations;

import dev.muster.api.AudienceShape;
import dev.muster.api.DueShape;
import dev.muster.api.Needed;
import dev.muster.api.Sent;
import dev.muster.assignment.Automation;
import dev.muster.assignment.DueFor;
import dev.muster.assignment.rules.AppliesTo;
import dev.muster.library.ContentRef;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An automation as a caller sends it, always whole. */
@Sent(thing = "An automation", of = AutomationJson.Answer.class, example = """
                {"name": "Cooks learn food safety", "content": {"kind": "COURSE", "id": "12"},
                 "audience": {"all": [{"attribute": "role", "anyOf": ["Cook"]}]},
                 "appliesTo": "FUTURE_AND_EXISTING", "due": {"daysAfterAssignment": 14}}""")
record AutomationBody(
        @Nullable String id,
        @Needed @Nullable String name,
        @Needed @Nullable Given content,
        @Needed @Nullable AudienceShape audience,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Needed @Nullable AppliesTo appliesTo,
        @Nullable DueShape due,
        Automation.@Nullable Afterwards whenNoLongerMatching,
        @Nullable Boolean enabled,
        @Nullable String note,
        @Nullable Integer version,
        @Nullable DueFor dueFor,
        @Nullable String approvedBy,
        @Nullable String message,
        @Nullable Boolean silent) {
    /** A reference, as answers have it; the id says it all. */
    @io.swagger.v3.oas.annotations.media.Schema(name = "ContentReference")
    record Given(
            ContentRef.@Nullable Kind kind,
            @Needed @Nullable String id,
            @Nullable String title) {}
}
