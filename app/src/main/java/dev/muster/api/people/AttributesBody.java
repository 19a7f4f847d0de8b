package dev.muster.api.people;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The named attributes’ lists are replaced; unknown values join the lists. */
public record AttributesBody(
        @Nullable List<String> location,
        @Nullable List<String> role,
        @Nullable List<String> brand,
        @Nullable List<String> department,
        @Nullable List<String> franchise,
        @Nullable List<String> region) {}
