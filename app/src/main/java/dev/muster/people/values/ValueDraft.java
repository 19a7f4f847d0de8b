package dev.muster.people.values;

import org.jspecify.annotations.Nullable;

/**
 * What can be edited of a value. References: null is none.
 *
 * @param parent departments only
 * @param region locations only; brand and franchise likewise
 */
public record ValueDraft(
        String name,
        @Nullable ValueRef parent,
        @Nullable ValueRef region,
        @Nullable ValueRef brand,
        @Nullable ValueRef franchise) {}
