package dev.muster.assignment.ledger;

import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * The temporary tables that a difference is held in until it is applied. Each connection keeps its own, empty between
 * transactions: making them anew would bloat the catalog, and even {@code create … if not exists} makes the server plan
 * every prepared statement of the connection once more. So does a truncate for the statements on that table.
 */
@Component
public class TemporaryTables {
    private static final int WORTH_TRUNCATING = 1_000;

    private final DSLContext db;

    TemporaryTables(DSLContext db) {
        this.db = db;
    }

    /** {@code gain}, {@code loss} and {@code matched}, without what an earlier run of this transaction left. */
    public void ofDifference() {
        if (isThere("matched")) {
            int left = db.fetchSingle("""
                select count(*) from (select from gain union all select from loss union all select from matched limit ?) x""", WORTH_TRUNCATING).into(Integer.class);
            if (left == WORTH_TRUNCATING) {
                db.execute("truncate gain, loss, matched");
            } else if (left > 0) {
                db.execute("with g as (delete from gain), l as (delete from loss) delete from matched");
            }
            return;
        }
        db.execute("""
            create temp table gain
              (content_id int, person_id int, rule_id int, due_on date, due_lifted boolean, fresh boolean,
               again boolean, mail boolean)
              on commit delete rows""");
        db.execute("""
            create temp table loss (content_id int, person_id int, rule_id int, keep boolean)
              on commit delete rows""");
        db.execute("create temp table matched (rule_id int, person_id int) on commit delete rows");
    }

    /** {@code due_move}, empty. */
    public void ofDueMoves() {
        if (isThere("due_move")) {
            db.execute("delete from due_move");
            return;
        }
        db.execute("""
            create temp table due_move
              (content_id int, person_id int, rule_id int, due_on date, due_lifted boolean) on commit delete rows""");
    }

    private boolean isThere(String table) {
        return db.fetchSingle("select to_regclass(?) is not null", "pg_temp." + table)
                .into(Boolean.class);
    }
}
