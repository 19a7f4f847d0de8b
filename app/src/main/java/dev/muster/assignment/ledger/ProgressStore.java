package dev.muster.assignment.ledger;

import static dev.muster.assignment.ledger.SqlNumbers.numbered;
import static dev.muster.shared.NamedSql.named;

import dev.muster.assignment.rules.Facts;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes the columns of an assignment that follow from what the person did. */
@Component
public class ProgressStore {
    private final DSLContext db;

    ProgressStore(DSLContext db) {
        this.db = db;
    }

    /** What an assignment is to show. @param resetAt when it was last reassigned; null: never */
    public record Showing(
            int personId, int contentId, @Nullable Instant resetAt, Facts.Shown shown) {}

    /** All of them at once; where one shows that already, nothing is written. */
    public void show(List<Showing> all) {
        db.execute(named(numbered("""
            with y as (
              select a.person_id, a.content_id, x.reset_at, case when x.state <> {completed} then a.counts_until end as counts_until,
                     x.state, x.progress, x.renewal, x.score, x.version,
                     -- of a completion it is not known anew; what is not started was not begun
                     case when x.started_at is null and x.state <> {notStarted} then a.started_at else x.started_at end as started_at,
                     x.completed_at, x.expires_on, x.credit_from
              from unnest(:people::int[], :contents::int[], :resetAt::timestamptz[], :states::smallint[], :progress::smallint[], :renewals::smallint[], :scores::smallint[],
                          :versions::int[], :startedAt::timestamptz[], :completedAt::timestamptz[], :expiresOn::date[], :creditFrom::bigint[])
                as x (person_id, content_id, reset_at, state, progress, renewal, score,
                      version, started_at, completed_at, expires_on, credit_from)
              join assignment a on a.person_id = x.person_id and a.content_id = x.content_id)
            update assignment a
            set reset_at = y.reset_at, counts_until = y.counts_until, state = y.state, progress = y.progress,
                renewal = y.renewal, score = y.score, version = y.version, started_at = y.started_at,
                completed_at = y.completed_at, expires_on = y.expires_on, credit_from = y.credit_from
            from y
            where a.person_id = y.person_id and a.content_id = y.content_id
              and (a.reset_at, a.counts_until, a.state, a.progress, a.renewal, a.score, a.version, a.started_at,
                   a.completed_at, a.expires_on, a.credit_from) is distinct from
                  (y.reset_at, y.counts_until, y.state, y.progress, y.renewal, y.score, y.version, y.started_at,
                   y.completed_at, y.expires_on, y.credit_from)"""))
                .bind("people", each(all, Integer[]::new, s -> s.personId()))
                .bind("contents", each(all, Integer[]::new, s -> s.contentId()))
                .bind("resetAt", each(all, Instant[]::new, s -> s.resetAt()))
                .bind("states", each(all, Integer[]::new, s -> s.shown().state().ordinal()))
                .bind("progress", each(all, Integer[]::new, s -> s.shown().progress()))
                .bind("renewals", each(all, Integer[]::new, s -> s.shown().renewal()))
                .bind("scores", each(all, Integer[]::new, s -> s.shown().score()))
                .bind("versions", each(all, Integer[]::new, s -> s.shown().version()))
                .bind("startedAt", each(all, Instant[]::new, s -> s.shown().startedAt()))
                .bind("completedAt", each(all, Instant[]::new, s -> s.shown().completedAt()))
                .bind("expiresOn", each(all, LocalDate[]::new, s -> s.shown().expiresOn()))
                .bind("creditFrom", each(all, Long[]::new, s -> s.shown().creditFrom()))
                .sql());
    }

    private static <T> T[] each(List<Showing> all, IntFunction<T[]> array, Function<Showing, @Nullable T> of) {
        return all.stream().map(of).toArray(array);
    }
}
