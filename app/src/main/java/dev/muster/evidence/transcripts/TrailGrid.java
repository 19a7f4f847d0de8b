package dev.muster.evidence.transcripts;

import static dev.muster.shared.NamedSql.named;

import dev.muster.audit.AuditAction;
import dev.muster.evidence.ReplacementSql;
import dev.muster.evidence.transcripts.Transcript.Trail;
import java.time.Instant;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;

/** Who recorded and voided a person's completions, and what took their place. A credit is voided with what it comes from. */
@Component
class TrailGrid {
    private final DSLContext db;

    TrailGrid(DSLContext db) {
        this.db = db;
    }

    /** By completion. */
    Map<Long, Trail> of(int personId) {
        return db.fetch(named("""
            select k.id, k.recorded_at, r.actor_name as recorded_by, v.voided_at, e.actor_name as voided_by,
                   n.id as replaced_by, n.completed_at as replaced_on, n.version as replaced_version
            from completion k
            left join completion_void v on v.completion_id = coalesce(k.credited_from, k.id)
            left join audit_entry e on e.id = v.entry_id
            left join lateral (
              select a.actor_name from audit_line l join audit_entry a on a.id = l.entry_id and a.at = l.at
              where k.origin = 'RECORDED' and l.content_id = k.content_id and l.person_id = k.person_id
                and a.action = :recorded and (l.after->>'completionId')::bigint = k.id limit 1) r on true
            left join completion n on n.id = {replaced}
            where k.person_id = :person""")
                        .bind("person", personId)
                        .bind("recorded", AuditAction.LEARNING_RECORD.word())
                        .piece("replaced", ReplacementSql.REPLACED_BY)
                        .sql())
                .intoMap(r -> r.get("id", Long.class), TrailGrid::trail);
    }

    private static Trail trail(Record r) {
        return new Trail(
                r.get("recorded_at", Instant.class),
                r.get("recorded_by", String.class),
                r.get("voided_at", Instant.class),
                r.get("voided_by", String.class),
                r.get("replaced_by", Long.class),
                r.get("replaced_on", Instant.class),
                r.get("replaced_version", Integer.class));
    }
}
