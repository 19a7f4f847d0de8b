package dev.muster.notification.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What is found of one kind while tomorrow is looked at: everybody is counted, some are kept by name. */
final class TomorrowTold {
    private static final int KEPT = 2_000;

    private final Set<Integer> people = new HashSet<>();
    private final List<Told> kept = new ArrayList<>();

    /** @param aboutId 0: themselves; contentId 0: no training in particular */
    record Told(int personId, int aboutId, int contentId, LocalDate countsFrom) {}

    void add(int personId, int aboutId, ToTell.One one) {
        people.add(personId);
        if (kept.size() < KEPT) {
            kept.add(new Told(personId, aboutId, one.contentId(), one.countsFrom()));
        }
    }

    int people() {
        return people.size();
    }

    List<Told> first(int most) {
        return kept.subList(0, Math.min(kept.size(), most));
    }
}
