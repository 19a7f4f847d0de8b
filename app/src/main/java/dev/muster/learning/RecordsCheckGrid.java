package dev.muster.learning;

import static dev.muster.shared.NamedSql.named;

import dev.muster.audit.AuditAction;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Compares completions, what voids them, and the files that prove them with what the log said when they were written. The log
 * itself is checked by its chain.
 */
@Component
@Transactional(readOnly = true)
public class RecordsCheckGrid {
    private static final int MOST = 100;

    /** What the log says of each completion first: a later line can't take its place. Texts of who was erased may differ. */
    private static final String SEALED = """
            select distinct on (1) (l.after->>'completionId')::bigint as id, l.entry_id, l.person_id, l.content_id,
                   l.after->>'seal' as seal, l.after->>'name' as name, l.after->>'evidence' as evidence, l.after->>'file' as file
            from audit_line l where l.after->>'seal' is not null order by 1, l.entry_id""";

    private final DSLContext db;

    RecordsCheckGrid(DSLContext db) {
        this.db = db;
    }

    /** In plain words, the first hundred of each kind; empty: all is as it was written. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        db.fetch(named("""
            with sealed as materialized ({sealed})
            select coalesce(k.id, s.id) as id, coalesce(k.person_id, s.person_id) as person, coalesce(k.content_id, s.content_id) as content,
                   s.entry_id as entry, case when k.id is null then 'was removed' when s.id is null then 'is not in the log: it was forged'
                                    else 'was altered' end as what
            from completion k full join sealed s on s.id = k.id
            where k.id is null or s.id is null or s.seal is distinct from completion_seal(k)->>'seal'
               or (s.name, s.evidence) is distinct from (k.person_name, k.evidence)
                  and not exists (select from erased_person e where e.person_id = k.person_id)
            order by 1 limit :most""").piece("sealed", SEALED).bind("most", MOST).sql())
                .forEach(r -> problems.add(said(r, "Completion")));
        db.fetch(named("""
            with said as (
              select (l.before->>'completionId')::bigint as id, l.entry_id, l.person_id, l.content_id, e.note
              from audit_entry e join audit_line l on l.entry_id = e.id and l.at = e.at
              where e.action = :voided and l.before->>'completionId' is not null)
            select coalesce(v.completion_id, s.id) as id, coalesce(k.person_id, s.person_id) as person,
                   coalesce(k.content_id, s.content_id) as content, coalesce(s.entry_id, v.entry_id) as entry,
                   case when v.completion_id is null then 'was removed' when s.id is null then 'is not in the log: it was forged'
                        else 'was altered' end as what
            from completion_void v full join said s on s.id = v.completion_id and s.entry_id = v.entry_id
            left join completion k on k.id = v.completion_id
            where v.completion_id is null or s.id is null or s.note is distinct from v.reason
                  and not exists (select from erased_person e where e.person_id = k.person_id)
            order by 1 limit :most""")
                        .bind("voided", AuditAction.LEARNING_VOID.word())
                        .bind("most", MOST)
                        .sql())
                .forEach(r -> problems.add(said(r, "What voids completion")));
        problems.addAll(files());
        return problems;
    }

    /** Of a file of evidence its bytes count, not what is said of them beside. */
    private List<String> files() {
        return db.fetch(named("""
            with sealed as materialized ({sealed}),
            proof as (select distinct s.evidence::int as file, s.file as sha256 from sealed s
                      where s.file is not null and not exists (select from erased_person e where e.person_id = s.person_id))
            select p.file from proof p
            where p.sha256 is distinct from (
              select encode(sha256(string_agg(b.bytes, ''::bytea order by b.no)), 'hex') from file_part b where b.file_id = p.file)
            order by 1 limit :most""").piece("sealed", SEALED).bind("most", MOST).sql())
                .map(r -> "File %d, which proves a completion, was altered or removed."
                        .formatted(r.get("file", int.class)));
    }

    private static String said(Record r, String what) {
        Long entry = r.get("entry", Long.class);
        return "%s %d (person %d, content %d%s) %s."
                .formatted(
                        what,
                        r.get("id", long.class),
                        r.get("person", int.class),
                        r.get("content", int.class),
                        entry == null ? "" : ", entry " + entry,
                        r.get("what", String.class));
    }
}
