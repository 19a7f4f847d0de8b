package dev.muster.notification.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which day of the calendar is told, of a due date or last valid day: the latest that has come, and none that has passed
 * before it. So what was missed is made up for once, with what holds today.
 */
public final class Milestones {
    private Milestones() {}

    /**
     * A day on which something is told.
     *
     * @param nth the how manieth of its kind, from 1
     */
    public record Milestone(LocalDate day, int nth) {}

    /**
     * What is told on a day of what counts from another.
     *
     * @param windowDays of the content: how long before its last valid day it may be renewed
     * @param from the first day that nobody has looked at yet
     * @param today where the person is
     */
    public static Optional<Milestone> of(
            CalendarKind kind, Timing timing, int windowDays, LocalDate countsFrom, LocalDate from, LocalDate today) {
        if (!holds(kind, countsFrom, today)) {
            return Optional.empty();
        }
        List<Integer> offsets = offsets(kind, timing, windowDays);
        for (int i = offsets.size() - 1; i >= 0; i--) {
            LocalDate day = countsFrom.plusDays(offsets.get(i));
            if (!day.isAfter(today)) {
                return day.isBefore(from) ? Optional.empty() : Optional.of(new Milestone(day, i + 1));
            }
        }
        return Optional.empty();
    }

    /** The same the other way round, for many: which due dates or last valid days are told of today, and as what. */
    public static Map<LocalDate, Milestone> countedFrom(
            CalendarKind kind, Timing timing, int windowDays, LocalDate from, LocalDate today) {
        List<Integer> offsets = offsets(kind, timing, windowDays);
        Map<LocalDate, Milestone> found = new HashMap<>();
        for (LocalDate day = from; !day.isAfter(today); day = day.plusDays(1)) {
            for (int i = 0; i < offsets.size(); i++) {
                LocalDate countsFrom = day.minusDays(offsets.get(i));
                if (holds(kind, countsFrom, today)) {
                    found.put(countsFrom, new Milestone(day, i + 1));
                }
            }
        }
        return found;
    }

    /**
     * Whether it is still to be told, as far as the day goes: what is overdue is not due soon any more.
     *
     * @param countsFrom the due date, or last valid day
     */
    public static boolean holds(CalendarKind kind, LocalDate countsFrom, LocalDate today) {
        return kind.isBefore() != countsFrom.isBefore(today);
    }

    /**
     * Whether the person does not know it anyway: who was given the training, or another date, on that day or later was told so.
     * What expires is told in any case.
     *
     * @param given the day on which they got the training, or the date
     */
    public static boolean isNews(CalendarKind kind, LocalDate milestone, LocalDate given) {
        return kind == CalendarKind.EXPIRING || milestone.isAfter(given);
    }

    /** In days, negative before the day it counts from; from the first to come on. */
    private static List<Integer> offsets(CalendarKind kind, Timing timing, int windowDays) {
        TreeSet<Integer> all = new TreeSet<>(signed(kind, timing.days()));
        if (kind.isBefore() && timing.atWindow()) {
            all.add(-windowDays);
        }
        if (!kind.isBefore() && timing.every() > 0) {
            int last = all.isEmpty() ? 0 : all.last();
            for (int next = last + timing.every(); next <= Timing.LAST_REPEAT; next += timing.every()) {
                all.add(next);
            }
        }
        return new ArrayList<>(all);
    }

    private static List<Integer> signed(CalendarKind kind, Collection<Integer> days) {
        return days.stream().map(d -> kind.isBefore() ? -d : d).toList();
    }
}
