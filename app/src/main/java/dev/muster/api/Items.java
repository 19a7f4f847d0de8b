package dev.muster.api;

import java.util.List;

/** A list that is never paged. */
public record Items<T>(List<T> items) {}
