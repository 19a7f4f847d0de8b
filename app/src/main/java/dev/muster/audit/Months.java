package dev.muster.audit;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Makes the log's partitions of the months to come. What is written in a month without one goes to the default
 * partition, so a node that was away for long loses nothing.
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
            make("audit_entry", now.plusMonths(i));
            make("audit_line", now.plusMonths(i));
        }
    }

    private void make(String table, YearMonth month) {
        String partition = table + "_" + month.toString().replace("-", "");
        boolean there =
                db.fetchSingle("select to_regclass(?) is not null", partition).into(boolean.class);
        boolean taken = db.fetchSingle(
                        "select exists (select from %s_rest where at >= (? || ' 00:00:00Z')::timestamptz and at < (? || ' 00:00:00Z')::timestamptz)"
                                .formatted(table),
                        month.atDay(1).toString(),
                        month.plusMonths(1).atDay(1).toString())
                .into(boolean.class);
        if (!there && !taken) {
            db.execute("create table %s partition of %s for values from ('%s 00:00:00Z') to ('%s 00:00:00Z')"
                    .formatted(
                            partition,
                            table,
                            month.atDay(1),
                            month.plusMonths(1).atDay(1)));
            // The owner takes the right from itself: the log is only added to.
            db.execute("revoke update, delete, truncate on %s from current_user".formatted(partition));
        }
    }
}
