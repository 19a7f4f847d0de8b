package dev.muster.assignment.histories.reference;

import dev.muster.assignment.rules.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** docs/rules.md 2: what people did, and the status that follows from it and the day. */
public final class LearningReference {
    private final Company company;

    public LearningReference(Company company) {
        this.company = company;
    }

    public void begin(Key k) {
        if (company.work(k).open == null && mayBegin(k)) {
            company.work(k).open = new HashSet<>();
        }
    }

    public void complete(Key k, int step) {
        KnownLearning w = company.work(k);
        Objects.requireNonNull(w.open).add(step);
        if (w.open.containsAll(company.contents.get(k.content()).steps)) {
            Set<Integer> steps = w.open;
            w.open = null;
            record(k, company.now, company.today(k.person()));
            w.completions.getLast().steps = steps;
        }
    }

    /** @param day where the person is */
    public void record(Key k, Instant at, LocalDate day) {
        KnownLearning w = company.work(k);
        List<LocalDate> before = w.completions.stream()
                .filter(d -> !d.annulled && d.at.isBefore(at))
                .map(d -> d.lastDay)
                .filter(Objects::nonNull)
                .toList();
        w.completions.add(new KnownLearning.Done(
                at, company.contents.get(k.content()).validity().lastDay(day, before)));
    }

    public Status status(Key k) {
        KnownLearning w = company.work(k);
        KnownLearning.Done newest = w.newest();
        if (newest == null) {
            return w.open == null && !isBegun(k) ? Status.NOT_STARTED : Status.IN_PROGRESS;
        }
        boolean valid = newest.lastDay == null || !newest.lastDay.isBefore(company.today(k.person()));
        return valid ? Status.COMPLETED : w.open != null ? Status.IN_PROGRESS : Status.EXPIRED;
    }

    /** Not completed, or so near its end that it can be renewed. */
    public boolean mayBegin(Key k) {
        KnownLearning.Done newest = company.work(k).newest();
        return status(k) != Status.COMPLETED
                || newest.lastDay != null
                        && company.contents
                                .get(k.content())
                                .validity()
                                .isInWindow(company.today(k.person()), newest.lastDay);
    }

    public int progress(Key k) {
        return switch (status(k)) {
            case NOT_STARTED -> 0;
            case IN_PROGRESS ->
                company.contents.get(k.content()).module ? ofModule(k) : percent(k.content(), company.work(k));
            case COMPLETED, EXPIRED -> 100;
        };
    }

    private static int percent(KnownContent c, KnownLearning w) {
        List<Integer> needed = c.needed(w.began);
        Set<Integer> done = w.open;
        return done == null || needed.isEmpty()
                ? 0
                : (int) needed.stream().filter(done::contains).count() * 100 / needed.size();
    }

    private int percent(int content, KnownLearning w) {
        return percent(company.contents.get(content), w);
    }

    /** The mean over the courses that are needed. */
    private int ofModule(Key k) {
        List<Integer> needed = company.contents.get(k.content()).needed(company.work(k).began);
        int sum = needed.stream()
                .mapToInt(c -> isDone(k, c) ? 100 : percent(c, company.inside(k, c)))
                .sum();
        return needed.isEmpty() ? 0 : sum / needed.size();
    }

    /** A module with a course that was begun, completed or credited. */
    private boolean isBegun(Key k) {
        KnownContent c = company.contents.get(k.content());
        return c.module
                && c.steps.stream()
                        .anyMatch(course -> company.inside(k, course).open != null
                                || company.inside(k, course).newest() != null);
    }

    /** A course of a module, in it: completed or credited, and valid. */
    public boolean isDone(Key module, int course) {
        KnownLearning.Done newest = company.inside(module, course).newest();
        return newest != null && (newest.lastDay == null || !newest.lastDay.isBefore(company.today(module.person())));
    }
}
