package dev.muster.notification.rules;

import java.util.List;
import java.util.TreeSet;

/**
 * On which days the calendar causes a kind of message.
 *
 * @param days before or after the day that the kind counts from; each once, from the first to come on
 * @param every after the last of them, again and again after so many days; 0: no more
 * @param atWindow also on the day on which the content's renewal window opens
 * @param managerFrom from the how manieth of them on the manager is told, too; 0: never
 */
public record Timing(List<Integer> days, int every, boolean atWindow, int managerFrom) {
    /** After so many days nothing is repeated any more. */
    public static final int LAST_REPEAT = 3 * 365;

    public static final int MOST_DAYS = 20;
    public static final int FARTHEST = 365;

    public Timing {
        days = List.copyOf(new TreeSet<>(days));
    }

    static Timing of(Integer... days) {
        return new Timing(List.of(days), 0, false, 0);
    }

    Timing repeated(int everyDays) {
        return new Timing(days, everyDays, atWindow, managerFrom);
    }

    Timing withWindow() {
        return new Timing(days, every, true, managerFrom);
    }

    Timing toManagerFrom(int nth) {
        return new Timing(days, every, atWindow, nth);
    }

    /** Whether the manager is told, too. @param nth from 1 */
    public boolean reachesManager(int nth) {
        return managerFrom > 0 && nth >= managerFrom;
    }
}
