package dev.muster.jobs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** When db-scheduler means to do what. */
@Component
@Transactional
class ScheduleStore {
    /** Longer ago, or further ahead, than this no running work is: heartbeats come every two seconds. */
    private static final Duration SLACK = Duration.ofMinutes(1);

    private final DSLContext db;

    ScheduleStore(DSLContext db) {
        this.db = db;
    }

    /** Work that waits for a time further ahead than it ever waits is due now. @return whether there was any */
    boolean pullBack(String task, Duration pause, Instant now) {
        return db.execute(
                        "update scheduled_tasks set execution_time = {0}, version = version + 1"
                                + " where task_name = {1} and not picked and execution_time > {2}",
                        at(now), DSL.val(task), at(now.plus(pause).plus(SLACK)))
                > 0;
    }

    /** Signs of life from the future would hide for as long that a node died; a living one gives its next in two seconds. */
    void forgetFutureHeartbeats(Instant now) {
        db.execute(
                "update scheduled_tasks set last_heartbeat = {0} where picked and last_heartbeat > {1}",
                at(now), at(now.plus(SLACK)));
    }

    /** Tasks that should have been begun before this and were not. */
    @Transactional(readOnly = true)
    List<String> overdue(Instant since) {
        return db.fetch(
                        "select distinct task_name from scheduled_tasks where not picked and execution_time < {0}"
                                + " order by task_name",
                        at(since))
                .getValues(0, String.class);
    }

    private static Field<Instant> at(Instant time) {
        return DSL.val(time, SQLDataType.INSTANT);
    }
}
