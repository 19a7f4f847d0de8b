package dev.muster.assignment.engine;

import static dev.muster.shared.NamedSql.named;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Rules, groups and people that failed and are left alone. A rule or group is frozen by it, too. */
@Component
public class StuckStore {
    /** SQL: people who are left alone, as an array. */
    static final String PEOPLE = "array(select x.person_id from stuck x where x.person_id is not null)";

    /** Said of what is left out for a trial only. */
    public static final String LEFT_OUT = "Left out while the fault is looked for.";

    private final DSLContext db;

    StuckStore(DSLContext db) {
        this.db = db;
    }

    /** The column of {@code stuck} and {@code reassess} that names one. */
    public enum Of {
        PERSON("person_id", ""),
        GROUP("group_id", "people_group"),
        RULE("rule_id", "rule");

        public final String column;
        final String table;

        Of(String column, String table) {
            this.column = column;
            this.table = table;
        }
    }

    public void freeze(Of kind, Collection<Integer> ids, String reason, Instant at) {
        Integer[] all = ids.toArray(Integer[]::new);
        db.execute(named("""
            insert into stuck (%1$s, reason, since, tried_at) select x, :reason, :at::timestamptz, :at::timestamptz from unnest(:stuck::int[]) x
            on conflict (%1$s) do update set reason = excluded.reason, tried_at = excluded.tried_at""".formatted(kind.column))
                .bind("reason", reason)
                .bind("at", at)
                .bind("stuck", all)
                .sql());
        if (kind != Of.PERSON) {
            db.execute("update %s set frozen = ? where id = any(?::int[])".formatted(kind.table), reason, all);
        }
    }

    /** @return those that were stuck */
    public List<Integer> release(Of kind, Collection<Integer> ids) {
        Integer[] all = db.fetch(
                        "delete from stuck where %1$s = any(?::int[]) returning %1$s".formatted(kind.column),
                        (Object) ids.toArray(Integer[]::new))
                .into(Integer.class)
                .toArray(Integer[]::new);
        if (all.length > 0 && kind != Of.PERSON) {
            db.execute("update %s set frozen = null where id = any(?::int[])".formatted(kind.table), (Object) all);
        }
        return List.of(all);
    }

    /** Everything that was tried last before this is due again. */
    public void tryAgain(Instant before, Instant at) {
        db.execute("""
            with due as (
              update stuck set tried_at = ?::timestamptz where tried_at < ?::timestamptz returning *)
            insert into reassess (person_id, group_id, rule_id, marked_at)
            select person_id, group_id, rule_id, ?::timestamptz from due""", at, before, at);
    }

    public List<Integer> people() {
        return db.fetch("select person_id from stuck where person_id is not null")
                .into(Integer.class);
    }

    /** Takes the marks of one kind off the queue. */
    public void unmark(Of kind, Collection<Integer> ids) {
        db.execute("delete from reassess where %s = any(?::int[])".formatted(kind.column), (Object)
                ids.toArray(Integer[]::new));
    }

    public List<Integer> marked(Of kind, int limit) {
        return db.fetch(
                        "select distinct %1$s from reassess where %1$s is not null order by 1 limit ?"
                                .formatted(kind.column),
                        limit)
                .into(Integer.class);
    }

    /** Those that could be frozen. */
    public List<Integer> live(Of kind) {
        return db.fetch("select id from %s where deleted_at is null and frozen is null order by id"
                        .formatted(kind.table))
                .into(Integer.class);
    }

    /** Whether anybody but these people has training by the rule. */
    public boolean gives(int rule, Collection<Integer> but) {
        return db.fetchSingle("""
            select exists (select from rule r join source s on s.content_id = r.content_id and s.rule_id = r.id
                           where r.id = ? and s.person_id <> all (?::int[]))""", rule, but.toArray(Integer[]::new)).into(Boolean.class);
    }

    public List<Integer> activePeople() {
        return db.fetch("select id from person where status <> 'DEACTIVATED' order by id")
                .into(Integer.class);
    }
}
