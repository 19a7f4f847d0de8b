package dev.muster.api.people;

import dev.muster.api.Needed;
import dev.muster.api.Sent;
import org.jspecify.annotations.Nullable;

/** A value of an attribute as a caller changes one, or merges it into another. */
@Sent(thing = "A value", of = AttributesResource.Answer.class, example = """
                {"name": "Leeds West", "region": {"name": "North"}}""")
record ValuePatch(
        @Needed @Nullable String name,
        @Nullable ValueReference parent,
        @Nullable ValueReference region,
        @Nullable ValueReference brand,
        @Nullable ValueReference franchise,
        @Nullable ValueReference mergeInto) {}
