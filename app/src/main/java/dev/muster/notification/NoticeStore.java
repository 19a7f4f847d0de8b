package dev.muster.notification;

import static dev.muster.generated.db.Tables.NOTICE;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.shared.NamedSql.named;
import static org.jooq.impl.DSL.max;

import dev.muster.audit.AuditLog.Written;
import dev.muster.notification.OutboxGrid.State;
import dev.muster.notification.rules.Kind;
import dev.muster.shared.NamedSql;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.SQL;
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
        select :entry, :kind, :message, :at::timestamptz, :notBefore::timestamptz, x.content_id, x.person_id from ({pairs}) x""";

    private static final String QUEUE_FIRST = """
        insert into notice (entry_id, kind, queued_at, not_before, content_id, person_id)
        select id, :kind, at, at + interval '%d seconds', content_id, person_id from {pairs}
        where :on::boolean and {isOn}""".formatted(Notices.UNDO_WINDOW.toSeconds());

    /** {@link Notices#queueing}. */
    static NamedSql queueing(Kind kind, boolean on, String pairs) {
        return named(QUEUE_FIRST)
                .piece("pairs", pairs)
                .piece("isOn", MessageTexts.ON)
                .bind("kind", kind.name())
                .bind("on", on);
    }

    void queueFirst(Kind kind, Written cause, NamedSql pairs) {
        db.execute(queue(QUEUE, kind, cause, null, pairs));
    }

    void queue(Kind kind, Written cause, @Nullable String message, NamedSql pairs) {
        db.execute(queue(QUEUE + " on conflict do nothing", kind, cause, message, pairs));
    }

    private static SQL queue(String text, Kind kind, Written cause, @Nullable String message, NamedSql pairs) {
        return named(text)
                .piece("pairs", pairs)
                .bind("entry", cause.id())
                .bind("kind", kind.name())
                .bind("message", message)
                .bind("at", cause.at())
                .bind("notBefore", cause.at().plus(Notices.UNDO_WINDOW))
                .sql();
    }

    void queueAbout(Kind kind, Written cause, int contentId, int aboutId, List<Integer> managerIds) {
        db.execute(named("""
            insert into notice (entry_id, kind, queued_at, not_before, content_id, person_id, about_id)
            select :entry, :kind, :at::timestamptz, :notBefore::timestamptz, :content, m, :about
            from unnest(:managers::int[]) m on conflict do nothing""")
                .bind("entry", cause.id())
                .bind("kind", kind.name())
                .bind("at", cause.at())
                .bind("notBefore", cause.at().plus(Notices.UNDO_WINDOW))
                .bind("content", contentId)
                .bind("about", aboutId)
                .bind("managers", managerIds.toArray(Integer[]::new))
                .sql());
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

    void drop(long undone, NamedSql pairs) {
        db.execute(named("""
            update notice n set state = 'DROPPED', reason = 'UNDONE' from (select :entry::bigint as entry_id) e, ({pairs}) x
            where n.entry_id = e.entry_id and n.content_id = x.content_id and n.person_id = x.person_id
              and n.state in ('QUEUED', 'IN_PERSON')""").piece("pairs", pairs).bind("entry", undone).sql());
    }

    /** Sent, perhaps sent, or on its way: the person hears that it is undone. */
    void correct(long undone, Written undo, NamedSql pairs) {
        db.execute(named("""
            insert into notice (entry_id, kind, queued_at, not_before, content_id, person_id)
            select e.by, 'CORRECTION', e.at, e.at, n.content_id, n.person_id
            from (select :entry::bigint as entry_id, :undo::bigint as by, :at::timestamptz as at) e, ({pairs}) x, notice n
            where n.entry_id = e.entry_id and n.content_id = x.content_id and n.person_id = x.person_id
              and n.state in ('SENDING', 'SENT', 'UNSURE', 'TOLD')
            on conflict do nothing""")
                .piece("pairs", pairs)
                .bind("entry", undone)
                .bind("undo", undo.id())
                .bind("at", undo.at())
                .sql());
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
                .and(NOTICE.STATE.ne(State.DROPPED.name()))
                .groupBy(NOTICE.PERSON_ID)
                .fetchMap(NOTICE.PERSON_ID, max(NOTICE.QUEUED_AT));
    }

    /** @return the contents of those that waited */
    Set<Integer> told(int personId, List<Long> noticeIds, String by, Instant at) {
        return db.update(NOTICE)
                .set(NOTICE.STATE, State.TOLD.name())
                .setNull(NOTICE.MAIL_ID)
                .set(NOTICE.TOLD_AT, at)
                .set(NOTICE.TOLD_BY, by)
                .where(NOTICE.PERSON_ID.eq(personId), NOTICE.ID.in(noticeIds), unmailed.waits())
                .returningResult(NOTICE.CONTENT_ID)
                .fetchSet(NOTICE.CONTENT_ID);
    }
}
