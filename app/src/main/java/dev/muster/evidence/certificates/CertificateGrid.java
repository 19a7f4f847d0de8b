package dev.muster.evidence.certificates;

import static dev.muster.shared.NamedSql.named;

import dev.muster.evidence.ReplacementSql;
import dev.muster.evidence.rules.CertificateState;
import dev.muster.learning.Completion;
import dev.muster.library.ContentRef;
import dev.muster.settings.Settings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Completions as their certificates show them. A credit has that of the completion it comes from. */
@Component
public class CertificateGrid {
    private static final String GIVEN = """
            case c.certificate when 'ALWAYS' then true when 'NEVER' then false
                 else exists (select from step s where s.content_id = k.content_id and s.version = k.version
                                and s.kind = 'QUIZ') end""";

    private final DSLContext db;
    private final Settings settings;
    private final CertificateCodes codes;

    CertificateGrid(DSLContext db, Settings settings, CertificateCodes codes) {
        this.db = db;
        this.settings = settings;
        this.codes = codes;
    }

    Optional<Certificate> find(long completionId) {
        return of(List.of(completionId)).stream().findFirst();
    }

    /** By person and content. */
    List<Certificate> of(Collection<Long> completionIds) {
        return db.fetch(named("""
            select k.id, k.person_id, k.person_name, k.version, k.completed_at, k.score, k.expires_on, k.origin,
                   k.recorded_at, c.id as content_id, c.kind, c.title, p.time_zone, {given} as given,
                   exists (select from completion_void v where v.completion_id = k.id) as voided,
                   {replaced} is not null as replaced
            from completion k
            join content c on c.id = k.content_id
            join person p on p.id = k.person_id
            where k.id in (select coalesce(o.credited_from, o.id) from completion o where o.id = any(:ids))
            order by p.sort_name, p.id, c.title, k.id""")
                        .bind("ids", completionIds.toArray(Long[]::new))
                        .piece("given", GIVEN)
                        .piece("replaced", ReplacementSql.REPLACED_BY)
                        .sql())
                .map(this::certificate);
    }

    private Certificate certificate(Record r) {
        String zone = r.get("time_zone", String.class);
        LocalDate validTo = r.get("expires_on", LocalDate.class);
        long id = r.get("id", long.class);
        return new Certificate(
                id,
                codes.of(id),
                r.get("person_id", int.class),
                r.get("person_name", String.class),
                new ContentRef(
                        r.get("content_id", int.class),
                        ContentRef.Kind.valueOf(r.get("kind", String.class)),
                        r.get("title", String.class)),
                r.get("version", int.class),
                LocalDate.ofInstant(
                        r.get("completed_at", Instant.class), settings.current().zone(zone)),
                r.get("score", Integer.class),
                validTo,
                "RECORDED".equals(r.get("origin", String.class)),
                r.get("recorded_at", Instant.class),
                r.get("given", boolean.class),
                CertificateState.of(
                        r.get("voided", boolean.class),
                        r.get("replaced", boolean.class),
                        validTo,
                        settings.today(zone)));
    }

    /** Those of a person's completions that give a certificate: what stands and was not credited. */
    public Set<Long> givenTo(int personId) {
        return db.fetch(named("""
            select k.id from completion k join content c on c.id = k.content_id
            where k.person_id = :person and {given}
              and not exists (select from completion_void v where v.completion_id in (k.id, k.credited_from))""")
                        .bind("person", personId)
                        .piece("given", GIVEN)
                        .sql())
                .intoSet("id", Long.class);
    }

    /** The completion that the certificate of this one is of; null: it gives none. */
    public @Nullable Long of(int personId, @Nullable Completion completion) {
        return completion != null && givenTo(personId).contains(completion.id()) ? completion.id() : null;
    }

    /** The newest of each of these people that gives a certificate of this content. */
    List<Long> newest(int contentId, Collection<Integer> people) {
        return db.fetch(named("""
            select distinct on (k.person_id) k.id from completion k join content c on c.id = k.content_id
            where k.content_id = :content and k.person_id = any(:people) and k.credited_from is null and {given}
              and not exists (select from completion_void v where v.completion_id = k.id)
            order by k.person_id, k.completed_at desc, k.id desc""")
                        .bind("content", contentId)
                        .bind("people", people.toArray(Integer[]::new))
                        .piece("given", GIVEN)
                        .sql())
                .map(r -> r.get("id", Long.class));
    }
}
