package dev.muster.api.people;

import dev.muster.api.EachAttribute;
import java.util.List;

/** The values of a person, by attribute. */
record AttributeLists(@EachAttribute List<String> values) {}
