package dev.muster.api.people;

import dev.muster.api.EachAttribute;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The named attributes’ lists are replaced; unknown values join the lists. */
public record AttributesBody(@EachAttribute @Nullable List<String> values) {}
