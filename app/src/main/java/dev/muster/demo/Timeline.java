package dev.muster.demo;

import dev.muster.shared.MusterClock;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/** What happened at the demo company, done in the order of its time, each act as if then. */
final class Timeline {
    private record Event(Instant at, int no, Runnable work) {}

    private final PriorityQueue<Event> events =
            new PriorityQueue<>(Comparator.comparing(Event::at).thenComparing(Event::no));
    private final Instant now;
    private final Runnable begins;
    private int no;

    /** @param begins called as if then, before each act */
    Timeline(Instant now, Runnable begins) {
        this.now = now;
        this.begins = begins;
    }

    /** What would lie in the future does not happen. */
    void at(Instant at, Runnable work) {
        if (at.isBefore(now)) {
            events.add(new Event(at, no++, work));
        }
    }

    /** Until nothing is left; events may add later ones. */
    void run() {
        while (!events.isEmpty()) {
            Event e = events.remove();
            MusterClock.asIf(e.at, () -> {
                begins.run();
                e.work.run();
            });
        }
    }
}
