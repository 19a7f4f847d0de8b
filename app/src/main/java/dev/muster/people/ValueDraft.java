package dev.muster.people;

import org.jspecify.annotations.Nullable;

/**
 * What can be edited of a value. References are names (an unknown one joins its list) or ids; null: none.
 *
 * @param parent departments only
 * @param region locations only; brand and franchise likewise
 */
public record ValueDraft(
        String name,
        @Nullable String parent,
        @Nullable String region,
        @Nullable String brand,
        @Nullable String franchise) {}
