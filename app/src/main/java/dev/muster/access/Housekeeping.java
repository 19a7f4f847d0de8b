package dev.muster.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Throws away what has run out: sessions, failures, remembered answers, codes. */
@Component
public class Housekeeping {
    private final DSLContext db;
    private final FailureStore failures;
    private final Clock clock;

    Housekeeping(DSLContext db, FailureStore failures, Clock clock) {
        this.db = db;
        this.failures = failures;
        this.clock = clock;
    }

    @Transactional
    public void sweep() {
        Instant now = clock.instant();
        db.execute("delete from spring_session where expiry_time < ?", now.toEpochMilli());
        db.execute(
                "delete from idempotency where created_at < ?::timestamptz",
                now.minus(Duration.ofHours(24)).toString());
        db.execute(
                "delete from sign_in_code where expires_at < ?::timestamptz",
                now.minus(Duration.ofDays(90)).toString());
        failures.sweep(now.minus(Duration.ofHours(1)));
    }
}
