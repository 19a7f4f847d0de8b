package dev.muster.audit;

import static dev.muster.generated.db.Tables.AUDIT_LINE;
import static dev.muster.shared.NamedSql.named;

import dev.muster.shared.Actor;
import dev.muster.shared.NamedSql;
import java.time.Clock;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/**
 * The append-only log: every act writes one entry in its own transaction, with one line per person and
 * content touched. Set-based acts write their lines by SQL into {@code audit_line}, with the entry's id and instant.
 */
@Component
public class AuditLog {
    private final DSLContext db;
    private final Clock clock;

    AuditLog(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** An entry that was written; lines and records refer to it. */
    public record Written(long id, Instant at) {}

    /**
     * What was done.
     *
     * @param people how many people were touched
     * @param detail more, for people who read the log; ids, not names
     */
    public record Act(
            Actor actor,
            AuditAction action,
            int people,
            @Nullable Integer contentId,
            @Nullable String note,
            @Nullable String approvedBy,
            @Nullable Long jobId,
            @Nullable JsonNode detail) {
        public static Act of(Actor actor, AuditAction action) {
            return new Act(actor, action, 0, null, null, null, null, null);
        }

        public Act people(int n) {
            return new Act(actor, action, n, contentId, note, approvedBy, jobId, detail);
        }

        public Act content(@Nullable Integer id) {
            return new Act(actor, action, people, id, note, approvedBy, jobId, detail);
        }

        public Act note(@Nullable String text, @Nullable String approver) {
            return new Act(actor, action, people, contentId, text, approver, jobId, detail);
        }

        public Act job(@Nullable Long id) {
            return new Act(actor, action, people, contentId, note, approvedBy, id, detail);
        }

        public Act detail(@Nullable JsonNode more) {
            return new Act(actor, action, people, contentId, note, approvedBy, jobId, more);
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public Written write(Act act) {
        Instant at = clock.instant();
        NamedSql one = named("(select :people::int as people) one").bind("people", act.people());
        return new Written(db.fetchSingle(writing(act, at, one).sql()).get(0, Long.class), at);
    }

    /**
     * SQL: {@link #write} within a bigger statement, one entry for each row of a relation (people), which says how many they
     * are: (id, at).
     */
    public static NamedSql writing(Act act, Instant at, NamedSql people) {
        int actor = act.actor().personId();
        return named("""
            insert into audit_entry (at, actor_kind, actor_id, actor_name, action, content_id, note, approved_by, job_id, detail, people)
            select :at::timestamptz, :kind, :actor::int, :name, :action, :content::int, :note, :approvedBy, :job::bigint, :detail::jsonb,
                   people
            from {people} returning id, at""")
                .piece("people", people)
                .bind("at", at)
                .bind("kind", act.actor().kind().name())
                .bind("actor", actor == 0 ? null : actor)
                .bind("name", act.actor().name())
                .bind("action", act.action().word())
                .bind("content", act.contentId())
                .bind("note", act.note())
                .bind("approvedBy", act.approvedBy())
                .bind("job", act.jobId())
                .bind("detail", json(act.detail()));
    }

    /**
     * One line of an entry.
     *
     * @param contentId 0 where the act touched the person only
     * @param personId 0 where it touched the content only
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void line(Written entry, int contentId, int personId, @Nullable JsonNode before, @Nullable JsonNode after) {
        db.insertInto(AUDIT_LINE)
                .set(AUDIT_LINE.AT, entry.at())
                .set(AUDIT_LINE.ENTRY_ID, entry.id())
                .set(AUDIT_LINE.CONTENT_ID, contentId)
                .set(AUDIT_LINE.PERSON_ID, personId)
                .set(AUDIT_LINE.BEFORE, json(before))
                .set(AUDIT_LINE.AFTER, json(after))
                .execute();
    }

    private static @Nullable JSONB json(@Nullable JsonNode node) {
        return node == null ? null : JSONB.valueOf(node.toString());
    }
}
