package dev.muster.audit;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has the log's partitions of the months to come made, by the owner of the tables. What is written in a month without one
 * goes to the default partition, so a node that was away for long loses nothing.
 */
@Component
public class Months {
    private static final int AHEAD = 3;

    private final DSLContext db;
    private final Clock clock;

    Months(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Transactional
    public void makeAhead() {
        YearMonth now = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        for (int i = 0; i <= AHEAD; i++) {
            db.execute("select make_audit_month(?::date)", now.plusMonths(i).atDay(1));
        }
    }
}
