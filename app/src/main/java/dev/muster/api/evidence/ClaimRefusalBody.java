package dev.muster.api.evidence;

import dev.muster.api.Needed;
import dev.muster.api.Sent;
import org.jspecify.annotations.Nullable;

/** Why it does not count; the person reads it. */
@Sent(thing = "A refusal", example = """
                {"reason": "The name on the certificate is not yours."}""")
record ClaimRefusalBody(@Needed @Nullable String reason) {}
