package dev.muster.evidence.pack;

import dev.muster.assignment.lists.RuleLabels;
import dev.muster.shared.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Exemptions of a pack's people, those that have ended, too; with a period, those that held in it. */
@Component
class PackExemptionGrid implements PackSheet {
    private final DSLContext db;
    private final RuleLabels labels;

    PackExemptionGrid(DSLContext db, RuleLabels labels) {
        this.db = db;
        this.labels = labels;
    }

    @Override
    public String file() {
        return "exemptions.csv";
    }

    @Override
    public List<String> header() {
        return List.of(
                "Person id",
                "Person",
                "Training id",
                "Training",
                "From rule",
                "Type",
                "Reason",
                "Approved by",
                "Granted by",
                "Since (UTC)",
                "Until",
                "Lifted at (UTC)",
                "Lifted by");
    }

    @Override
    public void write(PackScope scope, Rows rows) {
        PackRows.inPieces(db.resultQuery("""
            select x.person_id, %s as name, x.content_id, c.title, x.rule_id, x.type, x.reason, x.approved_by,
                   e.actor_name as by, x.since, x.until_on, x.ended_at, l.actor_name as lifted_by
            from exemption x
            join person p on p.id = x.person_id
            join content c on c.id = x.content_id
            left join lateral (select a.actor_name from audit_entry a where a.id = x.entry_id limit 1) e on true
            left join lateral (select a.actor_name from audit_entry a where a.id = x.ended_by limit 1) l on true
            where x.person_id in (select person.id from person where {0})
              and (cardinality({1}::int[]) = 0 or x.content_id = any({1}::int[]))
              and ({2}::timestamptz is null or coalesce(x.ended_at, 'infinity') >= {2}
                   and coalesce(x.until_on, 'infinity') >= {3}::date)
            order by p.sort_name, p.id, x.id""".formatted(PersonName.sql("p")), scope.parts()), some -> rows(some, rows));
    }

    private void rows(Result<Record> some, Rows rows) {
        Map<Integer, String> rules = labels.of(some.stream()
                .map(r -> r.get("rule_id", Integer.class))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        some.forEach(r -> rows.add(cells(r, rules)));
    }

    private static @Nullable Object[] cells(Record r, Map<Integer, String> rules) {
        Integer rule = r.get("rule_id", Integer.class);
        return new @Nullable Object[] {
            r.get("person_id"),
            r.get("name"),
            r.get("content_id"),
            r.get("title"),
            rule == null ? "" : rules.get(rule),
            r.get("type"),
            r.get("reason"),
            r.get("approved_by"),
            r.get("by"),
            r.get("since", Instant.class),
            r.get("until_on"),
            r.get("ended_at", Instant.class),
            r.get("lifted_by")
        };
    }
}
