package dev.muster.assignment.histories.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** docs/rules.md 15: somebody's days away, and what they make of dates: counted out, day by day. */
public final class KnownLeaves {
    private static final LocalDate NEVER = LocalDate.of(2999, 1, 1);
    /** By the first day: the last one. */
    private final TreeMap<LocalDate, LocalDate> all = new TreeMap<>();

    public boolean isEmpty() {
        return all.isEmpty();
    }

    public List<LocalDate> firstDays() {
        return List.copyOf(all.keySet());
    }

    public void add(LocalDate from, @Nullable LocalDate until) {
        LocalDate last = until == null ? NEVER : until;
        all.entrySet().removeIf(l -> !l.getKey().isAfter(last) && !l.getValue().isBefore(from));
        all.put(from, last);
    }

    public void remove(LocalDate from) {
        all.remove(from);
    }

    public boolean isOn(LocalDate day) {
        var l = all.floorEntry(day);
        return l != null && !l.getValue().isBefore(day);
    }

    /** Yesterday was the last day, or it never began. */
    public void endOn(LocalDate today) {
        if (isOn(today)) {
            LocalDate from = all.floorKey(today);
            all.remove(from);
            if (from.isBefore(today)) {
                all.put(from, today.minusDays(1));
            }
        }
    }

    /** One of the days away of a leave that is over. */
    private boolean wasOn(LocalDate day, LocalDate today) {
        return isOn(day) && all.floorEntry(day).getValue().isBefore(today);
    }

    /** The day on which as many days have been lived since it was set as there were to go then. */
    public LocalDate due(LocalDate due, LocalDate set, LocalDate today) {
        LocalDate day = set;
        while (wasOn(day, today)) {
            day = day.plusDays(1);
        }
        for (LocalDate left = set; left.isBefore(due); left = left.plusDays(1)) {
            day = day.plusDays(1);
            while (wasOn(day, today)) {
                day = day.plusDays(1);
            }
        }
        return day;
    }

    /** What it becomes once every leave is over; an open one is for all dates as long. */
    public LocalDate atLast(LocalDate due, LocalDate set) {
        KnownLeaves closed = new KnownLeaves();
        all.forEach((from, until) -> closed.all.put(from, until.equals(NEVER) ? from.plusDays(5000) : until));
        return closed.due(due, set, NEVER);
    }

    /** The day, had there been no days away since the other one. */
    public LocalDate lived(LocalDate since, LocalDate today) {
        return today.minusDays(since.datesUntil(today).filter(this::isOn).count());
    }

    public LocalDate renewal(LocalDate lastDay, int grace, LocalDate today) {
        LocalDate due = lastDay.plusDays(1L + grace);
        for (var leave : all.entrySet()) {
            LocalDate back = leave.getValue().plusDays(1);
            boolean wasLate = due.isBefore(leave.getKey());
            if (!back.isAfter(today) && lastDay.isBefore(back) && !wasLate) {
                LocalDate asked = back.plusDays(Company.MINIMUM_DAYS);
                due = asked.isAfter(due) ? asked : due;
            }
        }
        return due;
    }
}
