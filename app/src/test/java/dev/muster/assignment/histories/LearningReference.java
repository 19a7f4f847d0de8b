package dev.muster.assignment.histories;

import dev.muster.assignment.rules.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** docs/rules.md 2: what people did, and the status that follows from it and the day. */
final class LearningReference {
    private final Company company;

    LearningReference(Company company) {
        this.company = company;
    }

    void begin(Key k) {
        if (company.work(k).open == null && mayBegin(k)) {
            company.work(k).open = new HashSet<>();
        }
    }

    void complete(Key k, int step) {
        Work w = company.work(k);
        Objects.requireNonNull(w.open).add(step);
        if (w.open.containsAll(company.contents.get(k.content()).steps)) {
            Set<Integer> steps = w.open;
            w.open = null;
            record(k, company.now, company.today(k.person()));
            w.completions.getLast().steps = steps;
        }
    }

    /** @param day where the person is */
    void record(Key k, Instant at, LocalDate day) {
        Integer months = company.contents.get(k.content()).validMonths;
        company.work(k).completions.add(new Work.Done(at, months == null ? null : day.plusMonths(months)));
    }

    Status status(Key k) {
        Work w = company.work(k);
        Work.Done newest = w.newest();
        if (newest == null) {
            return w.open == null && !isBegun(k) ? Status.NOT_STARTED : Status.IN_PROGRESS;
        }
        boolean valid = newest.lastDay == null || !newest.lastDay.isBefore(company.today(k.person()));
        return valid ? Status.COMPLETED : w.open != null ? Status.IN_PROGRESS : Status.EXPIRED;
    }

    /** Not completed, or so near its end that it can be renewed. */
    boolean mayBegin(Key k) {
        Work.Done newest = company.work(k).newest();
        return status(k) != Status.COMPLETED
                || newest.lastDay != null
                        && !company.today(k.person()).isBefore(newest.lastDay.minusDays(Subject.RENEWAL_WINDOW_DAYS));
    }

    int progress(Key k) {
        return switch (status(k)) {
            case NOT_STARTED -> 0;
            case IN_PROGRESS ->
                company.contents.get(k.content()).module ? ofModule(k) : percent(k.content(), company.work(k));
            case COMPLETED, EXPIRED -> 100;
        };
    }

    private static int percent(Subject c, Work w) {
        List<Integer> needed = c.needed(w.began);
        Set<Integer> done = w.open;
        return done == null || needed.isEmpty()
                ? 0
                : (int) needed.stream().filter(done::contains).count() * 100 / needed.size();
    }

    private int percent(int content, Work w) {
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
        Subject c = company.contents.get(k.content());
        return c.module
                && c.steps.stream()
                        .anyMatch(course -> company.inside(k, course).open != null
                                || company.inside(k, course).newest() != null);
    }

    /** A course of a module, in it: completed or credited, and valid. */
    boolean isDone(Key module, int course) {
        Work.Done newest = company.inside(module, course).newest();
        return newest != null && (newest.lastDay == null || !newest.lastDay.isBefore(company.today(module.person())));
    }
}
