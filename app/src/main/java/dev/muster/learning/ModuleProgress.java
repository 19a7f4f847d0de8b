package dev.muster.learning;

import dev.muster.learning.LearningFacts.Completed;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * How far somebody has come through a module: the mean over the courses that are needed.
 *
 * @param percent rounded down
 * @param toDo needed courses that are left, in order
 * @param begun whether any course was begun, or completed, whatever the day
 * @param validTo the earliest last day of the courses that are done; null: for ever
 * @param score mean of the courses' scores, in percent; empty: none has one
 */
public record ModuleProgress(
        int percent,
        List<Integer> toDo,
        boolean begun,
        @Nullable LocalDate validTo,
        OptionalInt score) {
    public ModuleProgress {
        toDo = List.copyOf(toDo);
    }

    /** Nothing needed is left. A module without a needed course is never finished. */
    public boolean nothingLeft() {
        return toDo.isEmpty() && begun;
    }

    /** @param today in the person's time zone */
    public static ModuleProgress of(List<Part> parts, LocalDate today) {
        List<Part> needed = parts.stream().filter(Part::needed).toList();
        int sum = needed.stream().mapToInt(p -> percent(p, today)).sum();
        List<Completed> done = parts.stream()
                .filter(p -> p.isDone(today))
                .map(p -> Objects.requireNonNull(p.fact().completed()))
                .toList();
        return new ModuleProgress(
                needed.isEmpty() ? 0 : sum / needed.size(),
                needed.stream()
                        .filter(p -> !p.isDone(today))
                        .map(p -> p.course().id())
                        .toList(),
                parts.stream().anyMatch(p -> p.fact().open() != null || p.fact().completed() != null),
                earliest(done),
                score(done));
    }

    private static int percent(Part p, LocalDate today) {
        if (p.isDone(today)) {
            return 100;
        }
        return p.fact().open() == null ? 0 : p.fact().open().progress();
    }

    private static @Nullable LocalDate earliest(List<Completed> done) {
        return done.stream()
                .map(Completed::expiresOn)
                .filter(Objects::nonNull)
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    private static OptionalInt score(List<Completed> done) {
        var mean = done.stream()
                .map(Completed::score)
                .filter(Objects::nonNull)
                .mapToInt(s -> s)
                .average();
        return mean.isPresent() ? OptionalInt.of((int) Math.round(mean.getAsDouble())) : OptionalInt.empty();
    }
}
