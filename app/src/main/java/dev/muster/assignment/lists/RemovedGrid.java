package dev.muster.assignment.lists;

import static dev.muster.shared.NamedSql.named;

import dev.muster.assignment.ledger.LabelStore;
import dev.muster.library.ContentRef;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was taken from a person, newest first: sources, and assignments with them. The caller has checked the scope. */
@Component
@Transactional(readOnly = true)
public class RemovedGrid {
    private final DSLContext db;
    private final LabelStore labels;

    RemovedGrid(DSLContext db, LabelStore labels) {
        this.db = db;
        this.labels = labels;
    }

    /**
     * One act on one content.
     *
     * @param by who did it
     * @param sources labels of those that went
     * @param removed whether the assignment went too; else others kept it, or it stays as the record
     * @param progress as it was then; null where the assignment stayed
     */
    public record Row(
            ContentRef content,
            Instant at,
            String by,
            @Nullable String note,
            @Nullable String approvedBy,
            List<String> sources,
            boolean removed,
            @Nullable Integer progress) {
        public Row {
            sources = List.copyOf(sources);
        }
    }

    public List<Row> of(int personId) {
        // The contents first: source_past is keyed by content, then person.
        List<Record> rows = db.fetch(named("""
            with mine as (
              select content_id from assignment where person_id = :person
              union select content_id from assignment_past where person_id = :person),
            gone as (
              select s.content_id, s.ended_by, max(s.valid_to) as at, array_agg(s.rule_id order by s.rule_id) as rules
              from mine m join source_past s on s.content_id = m.content_id and s.person_id = :person
              group by s.content_id, s.ended_by)
            select c.id, c.kind, c.title, coalesce(p.removed_at, g.at) as at, coalesce(g.rules, '{}') as rules,
                   p.person_id is not null as removed, p.progress, e.actor_name, e.note, e.approved_by
            from gone g
            full join (select * from assignment_past where person_id = :person) p
              on p.content_id = g.content_id and p.ended_by = g.ended_by
            join content c on c.id = coalesce(g.content_id, p.content_id)
            left join audit_entry e on e.id = coalesce(g.ended_by, p.ended_by)
            order by 4 desc, c.title, c.id""").bind("person", personId).sql());
        Map<Integer, String> names =
                labels.of(rows.stream().flatMap(r -> rules(r)).collect(Collectors.toSet()));
        return rows.stream().map(r -> row(r, names)).toList();
    }

    private static Stream<Integer> rules(Record r) {
        return Arrays.stream(r.get("rules", Integer[].class));
    }

    private static Row row(Record r, Map<Integer, String> names) {
        String by = r.get("actor_name", String.class);
        return new Row(
                new ContentRef(
                        r.get("id", int.class),
                        ContentRef.Kind.valueOf(r.get("kind", String.class)),
                        r.get("title", String.class)),
                r.get("at", Instant.class),
                by == null ? "" : by,
                r.get("note", String.class),
                r.get("approved_by", String.class),
                rules(r).map(rule -> names.getOrDefault(rule, "")).toList(),
                r.get("removed", boolean.class),
                r.get("progress", Integer.class));
    }
}
