package dev.muster.audience;

import dev.muster.audience.rules.PeopleBitmaps;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/** Fills the bitmaps, and says who has moved since. */
@Component
public class BitmapStore {
    /** SQL: bitmaps catch up with these people. Of a relation: (ids, at). */
    public static final String MOVED = "insert into people_moved (people, moved_at) select ids, at from %s";

    private final DSLContext db;

    BitmapStore(DSLContext db) {
        this.db = db;
    }

    /** About how many people there are: the planner's estimate, at no cost. */
    public long about() {
        return db.fetchSingle("select reltuples::bigint from pg_class where oid = 'person'::regclass")
                .into(Long.class);
    }

    /** Everything; the caller's transaction sees one moment only. */
    public PeopleBitmaps fill() {
        PeopleBitmaps crowd = new PeopleBitmaps();
        each(
                "select 0, array_agg(id) from person where status <> 'DEACTIVATED' group by id / 50000",
                r -> crowd.fillActive(ids(r)));
        each(
                "select value_id, array_agg(person_id) from person_value group by value_id",
                r -> crowd.fillValue(r.get(0, Integer.class), ids(r)));
        each(
                "select group_id, array_agg(person_id) from group_member group by group_id",
                r -> crowd.fillGroup(r.get(0, Integer.class), ids(r)));
        each(
                "select manager_id, array_agg(id) from person where manager_id is not null group by manager_id",
                r -> crowd.fillReports(r.get(0, Integer.class), ids(r)));
        each(
                "select hired_on, array_agg(id) from person where hired_on is not null group by hired_on",
                r -> crowd.fillHired(r.get(0, LocalDate.class), ids(r)));
        return crowd;
    }

    /** A few rows at a time: a million people as boxed numbers would fill the memory. */
    private void each(String sql, Consumer<Record> row) {
        try (var rows = db.resultQuery(sql).fetchSize(50).fetchLazy()) {
            rows.forEach(row);
        }
    }

    private static int[] ids(Record r) {
        return ints(r.get(1, Integer[].class));
    }

    private static int[] ints(Integer[] boxed) {
        return Arrays.stream(boxed).mapToInt(i -> i).toArray();
    }

    /** The oldest transaction still open in the caller's moment: what is older is seen. */
    public long oldestOpen() {
        return db.fetchSingle("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
                .into(Long.class);
    }

    /** @param ids some may have been named before; upTo: where to look from the next time */
    public record Moved(int[] ids, long upTo) {}

    Moved movedSince(long xid) {
        var rows = db.fetch("""
            select pg_snapshot_xmin(pg_current_snapshot())::text::bigint, m.people
            from (select 1) one left join people_moved m on m.xid >= ?::text::xid8""", xid);
        int[] ids = rows.stream()
                .map(r -> r.get(1, Integer[].class))
                .flatMapToInt(
                        a -> a == null ? IntStream.empty() : Arrays.stream(a).mapToInt(i -> i))
                .distinct()
                .toArray();
        return new Moved(ids, rows.getFirst().get(0, Long.class));
    }

    public void moved(Collection<Integer> people, Instant at) {
        db.execute(
                MOVED.formatted("(select ?::int[] as ids, ?::timestamptz as at) one"),
                people.toArray(Integer[]::new),
                at);
    }

    public void forget(Instant before) {
        db.execute("delete from people_moved where moved_at < ?::timestamptz", before);
    }
}
