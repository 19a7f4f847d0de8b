package dev.muster.assignment.histories;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Counts acts and failures; with {@code -Dprogress=FILE} says there how each history ended, so that a long run can be
 * continued from the seed after the last.
 */
public final class Figures {
    private final long began = System.nanoTime();
    private final List<Throwable> failures = new ArrayList<>();
    private int histories;
    private long acts;

    public void of(long seed, int number, Runnable history) {
        try {
            history.run();
            ended(seed, number, null);
        } catch (Throwable t) {
            ended(seed, number, t);
        }
    }

    private synchronized void ended(long seed, int number, @Nullable Throwable failure) {
        histories++;
        if (failure == null) {
            acts += number;
        } else {
            failures.add(failure);
        }
        report("seed %d, %d acts: %s (so far %s)".formatted(seed, number, failure == null ? "ok" : failure, this));
    }

    private static void report(String line) {
        String file = System.getProperty("progress", "");
        if (file.isEmpty()) {
            return;
        }
        try {
            Files.writeString(Path.of(file), line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public synchronized List<Throwable> failures() {
        return List.copyOf(failures);
    }

    /** Acts of histories that ended well. */
    @Override
    public synchronized String toString() {
        double seconds = (System.nanoTime() - began) / 1e9;
        return String.format(
                Locale.ROOT,
                "%d histories, %d acts, %d failures, %.1f s, %.0f acts/s",
                histories,
                acts,
                failures.size(),
                seconds,
                acts / seconds);
    }
}
