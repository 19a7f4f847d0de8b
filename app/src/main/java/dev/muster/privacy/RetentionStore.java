package dev.muster.privacy;

import static dev.muster.shared.NamedSql.named;

import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What is old enough to be forgotten: how much it is, how much of it is held, and forgetting some of it. */
@Component
class RetentionStore {
    private static final String HELD_CONTENT =
            "(select h.content_id from hold h where h.lifted_at is null and h.content_id is not null)";
    private static final String HELD = "(select p.person_id from held_person p)";

    /** Rows of a kind that are old enough; what covers one. */
    private record Old(String from, String held) {}

    private static final Old MAILS = new Old(
            "mail m where m.made_at < :before::timestamptz and m.state in ('SENT', 'FAILED', 'UNSURE', 'DROPPED')"
                    + " and (m.address is not null or m.body is not null and m.body <> :gone)",
            "(m.person_id in " + HELD + " or exists (select from notice n where n.mail_id = m.id and (n.about_id in "
                    + HELD + " or n.content_id in " + HELD_CONTENT + ")))");
    private static final Old NOTICES = new Old(
            "notice n where n.queued_at < :before::timestamptz and n.message is not null and n.state in ('SENT', 'DROPPED', 'TOLD')",
            "(n.person_id in " + HELD + " or n.about_id in " + HELD + " or n.content_id in " + HELD_CONTENT + ")");
    private static final Old ANSWERS = new Old(
            "attempt a join step_progress s on s.attempt_id = a.id where a.ended_at < :before::timestamptz and s.answers is not null",
            "(a.person_id in " + HELD + " or a.content_id in " + HELD_CONTENT + " or a.context in " + HELD_CONTENT
                    + ")");
    private static final Old SIGN_INS = new Old(
            "audit_entry e where e.action like 'sign-in%' and e.at < :before::timestamptz"
                    + " and coalesce(e.detail ->> 'address', 'forgotten') <> 'forgotten'",
            "(coalesce(e.actor_id in " + HELD
                    + ", false) or exists (select from audit_line l where l.entry_id = e.id and l.at = e.at"
                    + " and l.person_id in " + HELD + "))");
    private static final Old HR_FILES = new Old(
            "import_run r where r.created_at < :before::timestamptz and exists (select from import_piece p where p.run_id = r.id)",
            "false");
    private static final Old DOWNLOADS = new Old("download d where d.made_at < :before::timestamptz", "false");

    /** In place of a text. */
    static final String GONE = "Not kept any more.";

    private final DSLContext db;

    RetentionStore(DSLContext db) {
        this.db = db;
    }

    private static List<Old> of(RetentionKind kind) {
        return switch (kind) {
            case MESSAGES -> List.of(MAILS, NOTICES);
            case ANSWERS -> List.of(ANSWERS);
            case SIGN_INS -> List.of(SIGN_INS);
            case HR_FILES -> List.of(HR_FILES);
            case DOWNLOADS -> List.of(DOWNLOADS);
        };
    }

    /** Goes, and would go if no hold covered it. */
    record Due(long going, long held) {}

    Due due(RetentionKind kind, Instant before) {
        long going = 0;
        long held = 0;
        for (Old old : of(kind)) {
            var sql = named("select count(*) filter (where not {held}), count(*) filter (where {held}) from {from}")
                    .piece("held", old.held())
                    .piece("from", old.from())
                    .bind("before", before);
            var counts = db.fetchSingle((old == MAILS ? sql.bind("gone", GONE) : sql).sql());
            going += counts.get(0, Long.class);
            held += counts.get(1, Long.class);
        }
        return new Due(going, held);
    }

    /** Texts and addresses of mails, and of what was told; those that failed can't be sent again then. */
    int messages(Instant before, int most) {
        int mails = db.execute(named("""
            update mail set address = null, subject = case when subject is not null then :gone end, body = :gone, error = null,
              state = case when state in ('FAILED', 'UNSURE') then 'DROPPED' else state end
            where id in (select m.id from {from} and not {held} order by m.id limit :most for update skip locked)""")
                .piece("from", MAILS.from())
                .piece("held", MAILS.held())
                .bind("before", before)
                .bind("gone", GONE)
                .bind("most", most)
                .sql());
        return mails
                + db.execute(named("""
            update notice set message = null
            where id in (select n.id from {from} and not {held} order by n.id limit :most for update skip locked)""")
                        .piece("from", NOTICES.from())
                        .piece("held", NOTICES.held())
                        .bind("before", before)
                        .bind("most", most)
                        .sql());
    }

    int answers(Instant before, int most) {
        return db.execute(named("""
            update step_progress set answers = null
            where (attempt_id, step_id) in (
              select s.attempt_id, s.step_id from {from} and not {held} order by s.attempt_id, s.step_id limit :most)""")
                .piece("from", ANSWERS.from())
                .piece("held", ANSWERS.held())
                .bind("before", before)
                .bind("most", most)
                .sql());
    }

    int downloads(Instant before, int most) {
        return db.execute(named("delete from download where id in (select d.id from {from} order by d.id limit :most)")
                .piece("from", DOWNLOADS.from())
                .bind("before", before)
                .bind("most", most)
                .sql());
    }

    /** Of sign-ins, by the database itself. @return JSON: how many entries, and which blocks of the log that touched */
    String addresses(long entry, Instant before, int most) {
        return db.fetchSingle("select forget_addresses(?, ?::timestamptz, ?)::text", entry, before, most)
                .get(0, String.class);
    }
}
