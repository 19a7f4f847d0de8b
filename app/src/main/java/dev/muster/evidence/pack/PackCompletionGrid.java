package dev.muster.evidence.pack;

import dev.muster.audit.AuditAction;
import dev.muster.evidence.ReplacementSql;
import dev.muster.library.ContentRef;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Completions of a pack's people: every one known on its day, voided ones marked. With a period, those that counted in it or
 * were made, recorded or voided in it.
 */
@Component
class PackCompletionGrid implements PackSheet {
    /** The numbers of the parts are those of {@link PackScope#parts}. */
    private static final String FROM = """
            from completion k
            left join completion_void v on v.completion_id = coalesce(k.credited_from, k.id)
            left join file f on k.origin = 'RECORDED'
              and f.id = case when k.evidence ~ '^[0-9]{1,9}$' then k.evidence::int end
            where k.person_id in (select person.id from person where {0})
              and (cardinality({1}::int[]) = 0 or k.content_id = any({1}::int[]) or k.context = any({1}::int[]))
              and ({2}::timestamptz is null or k.completed_at >= {2} or k.recorded_at >= {2} or v.voided_at >= {2}
                   or v.completion_id is null and coalesce(k.expires_on, 'infinity') >= {3}::date)""";

    private final DSLContext db;

    PackCompletionGrid(DSLContext db) {
        this.db = db;
    }

    @Override
    public String file() {
        return "completions.csv";
    }

    @Override
    public List<String> header() {
        return List.of(
                "Completion id",
                "Person id",
                "Name then",
                "Job then",
                "Training id",
                "Training",
                "Version",
                "Inside module",
                "Completed at (UTC)",
                "Score",
                "Valid to",
                "Origin",
                "Credited from",
                "Evidence",
                "Evidence SHA-256 at upload",
                "Recorded at (UTC)",
                "Recorded by",
                "Voided at (UTC)",
                "Voided by",
                "Voided because",
                "In its place");
    }

    @Override
    public void write(PackScope scope, Rows rows) {
        PackRows.each(all(scope), r -> rows.add(cells(r)));
    }

    private ResultQuery<Record> all(PackScope scope) {
        return db.resultQuery(
                """
            select k.id, k.person_id, k.person_name, k.person_role, k.content_id, c.title, k.version, m.title as module,
                   k.completed_at, k.score, k.expires_on, k.origin, k.credited_from, k.evidence, f.id as file, f.name,
                   encode(f.sha256, 'hex') as sha256, k.recorded_at,
                   (select t.title from completion b join content t on t.id = b.content_id where b.id = k.renewed_by) as renewed_with,
                   case when k.origin = 'RECORDED' then (
                     select a.actor_name from audit_line l join audit_entry a on a.id = l.entry_id and a.at = l.at
                     where l.content_id = k.content_id and l.person_id = k.person_id and a.action = '%s'
                       and l.after->>'completionId' = coalesce(k.credited_from, k.id)::text limit 1) end as recorded_by,
                   v.voided_at, v.reason,
                   (select e.actor_name from audit_entry e where e.id = v.entry_id and e.at = v.voided_at limit 1) as voided_by,
                   %s as replaced_by
            """.formatted(AuditAction.LEARNING_RECORD.word(), ReplacementSql.REPLACED_BY)
                        + FROM.replace("left join file f", """
                left join content c on c.id = k.content_id
                left join content m on m.id = k.context
                left join file f""")
                        + " order by k.person_id, k.id",
                scope.parts());
    }

    private static @Nullable Object[] cells(Record r) {
        Integer file = r.get("file", Integer.class);
        return new @Nullable Object[] {
            r.get("id"),
            r.get("person_id"),
            r.get("person_name"),
            r.get("person_role"),
            r.get("content_id"),
            r.get("title"),
            r.get("version"),
            r.get("module"),
            r.get("completed_at", Instant.class),
            r.get("score"),
            r.get("expires_on"),
            origin(r),
            r.get("credited_from"),
            file == null ? r.get("evidence") : PackFiles.evidence(file, r.get("name", String.class)),
            r.get("sha256"),
            r.get("recorded_at", Instant.class),
            r.get("recorded_by"),
            r.get("voided_at", Instant.class),
            r.get("voided_by"),
            r.get("reason"),
            r.get("replaced_by")
        };
    }

    int count(PackScope scope) {
        return one("select count(*)::int ", scope).get(0, int.class);
    }

    /** How many bytes the files of evidence have together. */
    long evidenceBytes(PackScope scope) {
        return db.resultQuery(
                        "select coalesce(sum(size), 0)::bigint from (select distinct f.id, f.size " + FROM + ") f",
                        scope.parts())
                .fetchSingle()
                .get(0, long.class);
    }

    /** Ids of the files that prove completions, each once. */
    void evidence(PackScope scope, Consumer<Integer> take) {
        PackRows.each(
                db.resultQuery("select distinct f.id " + FROM + " and f.id is not null order by f.id", scope.parts()),
                r -> take.accept(r.get(0, Integer.class)));
    }

    /** A published version that a completion was made on. */
    record Named(int contentId, ContentRef.Kind kind, int version) {}

    /** Each version that is named, once; those of what is required and was never completed are the newest ones. */
    List<Named> versions(PackScope scope) {
        return db.resultQuery("""
            select x.content_id, c.kind, x.version from (
              select k.content_id, k.version %s
              union
              select a.content_id, n.version from assignment a join content n on n.id = a.content_id
              where a.person_id in (select person.id from person where {0}) and a.required
                and (cardinality({1}::int[]) = 0 or a.content_id = any({1}::int[]))) x
            join content c on c.id = x.content_id
            join content_version v on v.content_id = x.content_id and v.version = x.version
            order by x.content_id, x.version""".formatted(FROM), scope.parts())
                .fetch(r -> new Named(
                        r.get(0, int.class), ContentRef.Kind.valueOf(r.get(1, String.class)), r.get(2, int.class)));
    }

    private Record one(String select, PackScope scope) {
        return db.resultQuery(select + FROM, scope.parts()).fetchSingle();
    }

    private static String origin(Record r) {
        String with = r.get("renewed_with", String.class);
        if (with != null) {
            return "Renewed with “" + with + "”";
        }
        return "RECORDED".equals(r.get("origin", String.class))
                ? "Completed elsewhere, recorded"
                : "Completed in Muster";
    }
}
