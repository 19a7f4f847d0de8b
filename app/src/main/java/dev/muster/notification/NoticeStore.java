package dev.muster.notification;

import static dev.muster.generated.db.Tables.NOTICE;
import static dev.muster.generated.db.Tables.PERSON;
import static org.jooq.impl.DSL.max;

import dev.muster.audit.AuditLog.Written;
import dev.muster.notification.rules.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes notices: queued with their cause, dropped and corrected with its undo. */
@Component
class NoticeStore {
    private final DSLContext db;
    private final Unmailed unmailed;

    NoticeStore(DSLContext db, Unmailed unmailed) {
        this.db = db;
        this.unmailed = unmailed;
    }

    private static final String QUEUE = """
        insert into notice (entry_id, kind, message, queued_at, not_before, content_id, person_id)
        select ?, ?, ?, ?::timestamptz, ?::timestamptz, x.content_id, x.person_id from (%s) x""";

    private static final String QUEUE_FIRST = """
        insert into notice (entry_id, kind, queued_at, not_before, content_id, person_id)
        select id, ?, at, at + interval '%d seconds', content_id, person_id from %s
        where ?::boolean and %s""";

    /** {@link Notices#queueFirst(String)}. */
    static String queueFirst(String pairs) {
        return QUEUE_FIRST.formatted(Notices.UNDO_WINDOW.toSeconds(), pairs, MessageTexts.ON);
    }

    void queueFirst(Kind kind, Written cause, String pairs, Object... binds) {
        db.execute(
                QUEUE.formatted(pairs),
                all(binds, cause.id(), kind.name(), null, cause.at(), cause.at().plus(Notices.UNDO_WINDOW)));
    }

    void queue(Kind kind, Written cause, @Nullable String message, String pairs, Object... binds) {
        db.execute(
                QUEUE.formatted(pairs) + " on conflict do nothing",
                all(
                        binds,
                        cause.id(),
                        kind.name(),
                        message,
                        cause.at(),
                        cause.at().plus(Notices.UNDO_WINDOW)));
    }

    void forget(Written cause) {
        db.deleteFrom(NOTICE).where(NOTICE.ENTRY_ID.eq(cause.id())).execute();
    }

    void say(Written cause, String message) {
        db.update(NOTICE)
                .set(NOTICE.MESSAGE, message)
                .where(NOTICE.ENTRY_ID.eq(cause.id()))
                .execute();
    }

    void drop(long undone, String pairs, Object... binds) {
        db.execute("""
            update notice n set state = 'DROPPED', reason = 'UNDONE' from (select ?::bigint as entry_id) e, (%s) x
            where n.entry_id = e.entry_id and n.content_id = x.content_id and n.person_id = x.person_id
              and n.state in ('QUEUED', 'IN_PERSON')""".formatted(pairs), all(binds, undone));
    }

    /** Sent, perhaps sent, or on its way: the person hears that it is undone. */
    void correct(long undone, Written undo, String pairs, Object... binds) {
        db.execute("""
            insert into notice (entry_id, kind, queued_at, not_before, content_id, person_id)
            select e.by, 'CORRECTION', e.at, e.at, n.content_id, n.person_id
            from (select ?::bigint as entry_id, ?::bigint as by, ?::timestamptz as at) e, (%s) x, notice n
            where n.entry_id = e.entry_id and n.content_id = x.content_id and n.person_id = x.person_id
              and n.state in ('SENDING', 'SENT', 'UNSURE', 'TOLD')
            on conflict do nothing""".formatted(pairs), all(binds, undone, undo.id(), undo.at()));
    }

    /** How those hear of the entry, or heard, whom it tells something that has not been withdrawn: each by what is left to do. */
    Telling recipients(long entryId, boolean server) {
        return db.fetchSingle("""
            select count(*) filter (where how = 0)::int as mailed, count(*) filter (where how = 2)::int as in_person,
                   count(*) filter (where how = 1)::int as told, count(*) filter (where how = 3)::int as failed,
                   ?::boolean as server
            from (
              select max(case
                when n.state in ('FAILED', 'UNSURE') then 3
                when n.state = 'IN_PERSON' or (n.state = 'QUEUED' and (p.email is null or not ?::boolean)) then 2
                when n.state = 'TOLD' then 1
                else 0 end) as how
              from notice n join person p on p.id = n.person_id
              where n.entry_id = ? and n.state <> 'DROPPED' group by n.person_id) each""", server, server, entryId).into(Telling.class);
    }

    int withAddress(Collection<Integer> personIds) {
        return db.fetchCount(
                PERSON, PERSON.ID.eq(DSL.any(personIds.toArray(Integer[]::new))), PERSON.EMAIL.isNotNull());
    }

    Map<Integer, Instant> last(Kind kind, int contentId, Collection<Integer> personIds) {
        return db.select(NOTICE.PERSON_ID, max(NOTICE.QUEUED_AT))
                .from(NOTICE)
                .where(NOTICE.PERSON_ID.eq(DSL.any(personIds.toArray(Integer[]::new))))
                .and(NOTICE.CONTENT_ID.eq(contentId))
                .and(NOTICE.KIND.eq(kind.name()))
                .and(NOTICE.STATE.ne("DROPPED"))
                .groupBy(NOTICE.PERSON_ID)
                .fetchMap(NOTICE.PERSON_ID, max(NOTICE.QUEUED_AT));
    }

    /** @return the contents of those that waited */
    Set<Integer> told(int personId, List<Long> noticeIds, String by, Instant at) {
        return db.update(NOTICE)
                .set(NOTICE.STATE, "TOLD")
                .setNull(NOTICE.MAIL_ID)
                .set(NOTICE.TOLD_AT, at)
                .set(NOTICE.TOLD_BY, by)
                .where(NOTICE.PERSON_ID.eq(personId), NOTICE.ID.in(noticeIds), unmailed.waits())
                .returningResult(NOTICE.CONTENT_ID)
                .fetchSet(NOTICE.CONTENT_ID);
    }

    private static Object[] all(Object[] last, @Nullable Object... first) {
        List<@Nullable Object> binds = new ArrayList<>();
        Collections.addAll(binds, first);
        Collections.addAll(binds, last);
        return binds.toArray();
    }
}
