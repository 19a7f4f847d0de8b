package dev.muster.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MusterTest
class StandStillTest {
    @Autowired
    StandStill standStill;

    @Autowired
    StandStillWatch watch;

    @Autowired
    MeterRegistry meters;

    @Autowired
    Pauses pauses;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Test
    void theClockStepsBackByADayAndAllRecurringWorkIsDueAtOnce() {
        Map<String, Duration> tasks = pauses.all();
        assertThat(tasks).hasSizeGreaterThan(8).containsKey("job");
        tasks.forEach((task, pause) -> plan(task, clock.instant().plus(pause)));
        clock.advance(Duration.ofDays(-1));
        standStill.end();
        assertThat(db.fetchCount(
                        db.selectFrom("scheduled_tasks where execution_time > ?::timestamptz", clock.instant())))
                .as("waits for tomorrow")
                .isZero();
        clock.advance(Duration.ofDays(1));
    }

    @Test
    void whatIsDueInTimeIsLeftAloneAndWhatIsLateIsNamed() {
        plan("reassess", clock.instant().plusSeconds(1));
        plan("send-mail", clock.instant().minus(Duration.ofMinutes(6)));
        standStill.end();
        assertThat(db.fetchSingle("select execution_time from scheduled_tasks where task_name = 'reassess'")
                        .get(0, Instant.class))
                .isEqualTo(clock.instant().plusSeconds(1));
        assertThat(standStill.standing()).isEqualTo(List.of("send-mail"));
    }

    @Test
    void whoeverWatchesSeesWhichWorkIsLate() {
        db.execute("delete from scheduled_tasks");
        plan("send-mail", clock.instant().minus(Duration.ofMinutes(6)));
        watch.look();
        assertThat(meters.get("muster.work.late")
                        .tag("task", "send-mail")
                        .gauge()
                        .value())
                .isEqualTo(1);
        assertThat(watch.health().getStatus().getCode()).isEqualTo("LATE");
        db.execute("delete from scheduled_tasks where task_name = 'send-mail'");
        watch.look();
        assertThat(meters.find("muster.work.late").tag("task", "send-mail").gauge())
                .isNull();
        assertThat(watch.health().getStatus().getCode()).isEqualTo("UP");
    }

    private void plan(String task, Instant at) {
        db.execute("delete from scheduled_tasks where task_name = ?", task);
        db.execute(
                "insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)"
                        + " values (?, 'x', ?::timestamptz, false, 1)",
                task,
                at);
    }
}
