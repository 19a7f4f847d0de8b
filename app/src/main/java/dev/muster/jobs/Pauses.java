package dev.muster.jobs;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** How long each task waits at most between two turns. */
@Component
class Pauses {
    private final Map<String, Duration> byTask = new ConcurrentHashMap<>();

    void add(String task, Duration pause) {
        byTask.put(task, pause);
    }

    Map<String, Duration> all() {
        return Map.copyOf(byTask);
    }
}
