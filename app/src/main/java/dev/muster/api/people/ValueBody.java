package dev.muster.api.people;

import dev.muster.api.Needed;
import dev.muster.api.Sent;
import org.jspecify.annotations.Nullable;

/** A value of an attribute as a caller makes one. */
@Sent(thing = "A value", of = AttributesResource.Answer.class, example = """
                {"name": "Leeds", "region": {"name": "North"}}""")
record ValueBody(
        @Needed @Nullable String name,
        @Nullable ValueReference parent,
        @Nullable ValueReference region,
        @Nullable ValueReference brand,
        @Nullable ValueReference franchise) {}
