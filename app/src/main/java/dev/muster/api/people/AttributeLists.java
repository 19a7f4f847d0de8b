package dev.muster.api.people;

import java.util.List;

/** The values of a person, by attribute. */
record AttributeLists(
        List<String> location,
        List<String> role,
        List<String> brand,
        List<String> department,
        List<String> franchise,
        List<String> region) {}
