package dev.muster.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Looks every 15 seconds for work that stands still; health says {@code LATE} while some does, log and metrics which. */
@Component("backgroundWork")
class StandStillWatch implements HealthIndicator {
    private static final Logger log = LoggerFactory.getLogger(StandStillWatch.class);
    private static final int SECONDS = 15;
    private static final Status LATE = new Status("LATE");

    private final StandStill standStill;
    private final ObjectProvider<Scheduler> scheduler;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("muster-stand-still").factory());
    private final MultiGauge late;
    private volatile List<String> standing = List.of();

    StandStillWatch(StandStill standStill, ObjectProvider<Scheduler> scheduler, MeterRegistry meters) {
        this.late = MultiGauge.builder("muster.work.late")
                .description("Work that stands still for more than five minutes")
                .register(meters);
        this.standStill = standStill;
        this.scheduler = scheduler;
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (scheduler.getIfAvailable() != null) {
            timer.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
        }
    }

    void look() {
        try {
            standStill.end();
            List<String> now = standStill.standing();
            if (!now.isEmpty() && !now.equals(standing)) {
                log.error("Work stands still for more than five minutes: {}", now);
            }
            if (now.isEmpty() && !standing.isEmpty()) {
                log.info("All work goes on again");
            }
            late.register(
                    now.stream()
                            .map(task -> MultiGauge.Row.of(Tags.of("task", task), 1))
                            .toList(),
                    true);
            standing = now;
        } catch (RuntimeException e) {
            log.warn("Whether work stands still can't be seen", e);
        }
    }

    @Override
    public Health health() {
        List<String> now = standing;
        return now.isEmpty()
                ? Health.up().build()
                : Health.status(LATE).withDetail("late", now).build();
    }

    @PreDestroy
    void end() {
        timer.shutdownNow();
    }
}
