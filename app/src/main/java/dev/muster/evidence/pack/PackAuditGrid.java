package dev.muster.evidence.pack;

import static org.jooq.impl.DSL.val;

import dev.muster.audience.Scopes;
import dev.muster.audience.VisibleNames;
import dev.muster.audit.AuditAction;
import dev.muster.shared.PersonName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.QueryPart;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The log of a pack: each line that touched one of its people, and, for whoever sees everybody, what was done to training
 * and rules themselves. Sign-ins prove nothing of training and are left out.
 */
@Component
class PackAuditGrid implements PackSheet {
    private static final String[] LEFT_OUT = {
        AuditAction.SIGN_IN_PASSWORD.word(), AuditAction.SIGN_IN_FAIL.word(), AuditAction.SIGN_IN_CODE_USE.word()
    };

    private final DSLContext db;
    private final Scopes scopes;

    PackAuditGrid(DSLContext db, Scopes scopes) {
        this.db = db;
        this.scopes = scopes;
    }

    @Override
    public String file() {
        return "audit.csv";
    }

    @Override
    public List<String> header() {
        return List.of(
                "Entry",
                "At (UTC)",
                "By kind",
                "By",
                "Action",
                "In words",
                "About training",
                "Note",
                "Approved by",
                "Detail",
                "Taken back by entry",
                "Person id",
                "Person",
                "Training id",
                "Training",
                "Before",
                "After");
    }

    @Override
    public void write(PackScope scope, Rows rows) {
        List<QueryPart> parts = new ArrayList<>(List.of(scope.parts()));
        parts.add(val(LEFT_OUT));
        parts.add(val(scope.actor().seesEverybody()));
        VisibleNames visible = scopes.visibleNames(scope.actor());
        PackRows.each(
                db.resultQuery("""
            select e.id, e.at, e.actor_kind, e.actor_name, e.action, ec.title as about, e.note, e.approved_by,
                   e.detail::text as detail, u.by_entry, l.person_id, %s as name, l.content_id, lc.title,
                   l.before::text as before, l.after::text as after
            from audit_entry e
            left join audit_line l on l.entry_id = e.id and l.at = e.at
            left join content ec on ec.id = e.content_id
            left join content lc on lc.id = l.content_id
            left join person p on p.id = l.person_id
            left join undone u on u.entry_id = e.id
            where e.action <> all({4}::text[]) and ({2}::timestamptz is null or e.at >= {2})
              and (l.person_id in (select person.id from person where {0})
                     and (cardinality({1}::int[]) = 0 or l.content_id = 0 or l.content_id = any({1}::int[]))
                   or {5} and coalesce(l.person_id, 0) = 0
                     and (cardinality({1}::int[]) = 0 or l.content_id = any({1}::int[]) or e.content_id = any({1}::int[])
                          or coalesce(l.content_id, 0) = 0 and e.content_id is null))
            order by e.id, l.content_id, l.person_id""".formatted(PersonName.sql("p")), parts.toArray(QueryPart[]::new)),
                r -> rows.add(cells(r, scope, visible)));
    }

    /** What an entry says beside its lines may be about others: only who sees everybody reads it. */
    private static @Nullable Object[] cells(Record r, PackScope scope, VisibleNames visible) {
        String action = r.get("action", String.class);
        return new @Nullable Object[] {
            r.get("id"),
            r.get("at", Instant.class),
            r.get("actor_kind"),
            r.get("actor_name"),
            action,
            AuditAction.label(action),
            r.get("about"),
            r.get("note"),
            r.get("approved_by"),
            scope.actor().seesEverybody() ? r.get("detail") : "",
            r.get("by_entry"),
            orNone(r.get("person_id", Integer.class)),
            r.get("name"),
            orNone(r.get("content_id", Integer.class)),
            r.get("title"),
            visible.json(r.get("before", String.class)),
            visible.json(r.get("after", String.class))
        };
    }

    private static @Nullable Integer orNone(@Nullable Integer id) {
        return id == null || id == 0 ? null : id;
    }
}
