package dev.muster.demo;

import java.util.List;

/** Where Northline Kitchens cooks: which region and brand a restaurant belongs to, and when it began to use Muster. */
final class Places {
    static final String HEAD_OFFICE = "Head Office";
    static final String NORTHLINE = "Northline Kitchen";
    static final String HARBOUR = "Harbour & Rye";

    /** @param daysAgo when its people were entered */
    record Place(String name, String region, String brand, int daysAgo) {}

    static final List<Place> ALL = List.of(
            new Place("Leeds", "North", NORTHLINE, 392),
            new Place("Bristol", "West", NORTHLINE, 392),
            new Place("Hull", "North", NORTHLINE, 205),
            new Place("Manchester", "North", NORTHLINE, 24),
            new Place("London", "South", NORTHLINE, 205),
            new Place("Cardiff", "West", NORTHLINE, 24),
            new Place("York", "North", HARBOUR, 75),
            new Place("Brighton", "South", HARBOUR, 75),
            new Place("Newcastle", "North", NORTHLINE, 31),
            new Place("Oxford", "South", HARBOUR, 31),
            new Place("Reading", "South", HARBOUR, 16),
            new Place("Exeter", "West", HARBOUR, 16));

    private Places() {}
}
