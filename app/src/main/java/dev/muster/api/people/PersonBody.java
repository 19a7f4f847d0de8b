package dev.muster.api.people;

import dev.muster.api.AudienceShape;
import dev.muster.api.Needed;
import dev.muster.api.Sent;
import dev.muster.shared.AccessLevel;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A person as a caller makes or changes one. */
@Sent(thing = "A person", of = PersonJson.Answer.class, example = """
                {"givenName": "Ana", "familyName": "Lopes", "email": "ana@example.org", "employeeNumber": "1001",
                 "hiredOn": "2026-03-01", "attributes": {"location": ["London"], "role": ["Cook"]}}""")
record PersonBody(
        @Nullable String username,
        @Nullable String email,
        @Needed @Nullable String givenName,
        @Needed @Nullable String familyName,
        @Nullable String employeeNumber,
        @Nullable LocalDate hiredOn,
        @Nullable LocalDate leavesOn,
        @Nullable AccessLevel accessLevel,
        @Nullable LocalDate accessUntil,
        @Nullable AudienceShape scope,
        @Nullable String managerId,
        @Nullable String language,
        @Nullable String timeZone,
        @Nullable AttributesBody attributes) {}
