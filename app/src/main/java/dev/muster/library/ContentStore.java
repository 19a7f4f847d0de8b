package dev.muster.library;

import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.shared.NamedSql.named;

import dev.muster.generated.db.tables.records.ContentRecord;
import dev.muster.library.ContentRef.Kind;
import dev.muster.library.rules.Validity;
import dev.muster.shared.Actor;
import dev.muster.shared.AudienceJson;
import dev.muster.shared.Conflict;
import dev.muster.shared.DueRuleJson;
import dev.muster.shared.NotThere;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Courses and modules in the tables. */
@Component
public class ContentStore {
    private final DSLContext db;
    private final VersionStore versions;
    private final StepStore steps;
    private final ModuleStore modules;

    ContentStore(DSLContext db, VersionStore versions, StepStore steps, ModuleStore modules) {
        this.db = db;
        this.versions = versions;
        this.steps = steps;
        this.modules = modules;
    }

    public Optional<Content> find(int id) {
        return read(db.selectFrom(CONTENT).where(CONTENT.ID.eq(id)).fetch()).stream()
                .findFirst();
    }

    /**
     * The content, held for the rest of the transaction against other edits.
     *
     * @param edits as the caller last saw them; null: whatever they are
     * @throws Conflict if it was edited since
     */
    public Content held(int id, @Nullable Integer edits) {
        Content content = read(db.selectFrom(CONTENT)
                        .where(CONTENT.ID.eq(id))
                        .forUpdate()
                        .fetch())
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotThere("content"));
        if (edits != null && edits != content.edits()) {
            throw new Conflict(
                    "Somebody changed “" + content.title() + "” since you opened it. Look at it again first.");
        }
        return content;
    }

    /** With their text: as many queries for one as for a page of them. */
    public List<Content> read(List<ContentRecord> rows) {
        Map<Integer, Instant> at =
                versions.publishedAt(rows.stream().map(ContentRecord::getId).toList());
        Map<VersionKey, List<Step>> text = steps.of(keys(rows, Kind.COURSE));
        Map<VersionKey, List<ModuleCourse>> courses = modules.of(keys(rows, Kind.MODULE));
        return rows.stream()
                .map(r -> content(r, head(r, at.get(r.getId())), text, courses))
                .toList();
    }

    private static List<VersionKey> keys(List<ContentRecord> rows, Kind kind) {
        return rows.stream()
                .filter(r -> r.getKind().equals(kind.name()))
                .flatMap(r -> Stream.of(draft(r), published(r)))
                .toList();
    }

    private static VersionKey draft(ContentRecord r) {
        return new VersionKey(r.getId(), 0);
    }

    /** One that is not there before the first publish. */
    private static VersionKey published(ContentRecord r) {
        return new VersionKey(r.getId(), r.getVersion() == 0 ? -1 : r.getVersion());
    }

    private static Content content(
            ContentRecord r,
            Content.Head head,
            Map<VersionKey, List<Step>> text,
            Map<VersionKey, List<ModuleCourse>> courses) {
        return switch (head.kind()) {
            case COURSE ->
                new Course(head, text.getOrDefault(published(r), List.of()), text.getOrDefault(draft(r), List.of()));
            case MODULE ->
                new Module(
                        head, courses.getOrDefault(published(r), List.of()), courses.getOrDefault(draft(r), List.of()));
        };
    }

    private static Content.Head head(ContentRecord r, @Nullable Instant publishedAt) {
        return new Content.Head(
                r.getId(),
                Kind.valueOf(r.getKind()),
                settings(r),
                ContentStatus.valueOf(r.getStatus()),
                r.getVersion(),
                r.getEdits(),
                r.getCreatedAt(),
                r.getUpdatedAt(),
                publishedAt);
    }

    private static ContentSettings settings(ContentRecord r) {
        return new ContentSettings(
                r.getTitle(),
                r.getDescription(),
                List.of(r.getTags()),
                r.getLanguage(),
                validity(r),
                DueRuleJson.parse(r.getDue() == null ? null : r.getDue().data()),
                AudienceJson.parse(r.getVisibility().data()),
                AssignableBy.valueOf(r.getAssignableBy()),
                r.getMandatory(),
                r.getNewStarterDefault(),
                ContentSettings.CertificateRule.valueOf(r.getCertificate()),
                r.getAcceptsDocuments(),
                r.getRenewWith());
    }

    public static Validity validity(ContentRecord r) {
        return new Validity(
                r.getValidityMonths(),
                r.getValidUntilDay() == null ? null : Validity.day(r.getValidUntilDay()),
                r.getValidAtLeastDays(),
                r.getKeepAnniversary(),
                r.getRenewalWindowDays(),
                r.getGraceDays());
    }

    /**
     * Whether a course can be renewed with that one: an active course that is not, in however many steps, renewed with it.
     * Who asks has the answer to themselves until the end of the transaction.
     */
    boolean mayRenew(int id, int with) {
        db.execute("select pg_advisory_xact_lock(hashtext('content.renew_with'))");
        return db.fetch(named("""
            with recursive chain (id) as (
              select :with::int union select c.renew_with from chain join content c on c.id = chain.id where c.renew_with is not null)
            select 1 from content a join content b on b.id = :with
            where a.id = :id and a.kind = 'COURSE' and b.kind = 'COURSE' and b.status = 'ACTIVE'
              and not exists (select from chain where chain.id = a.id)""").bind("id", id).bind("with", with).sql()).isNotEmpty();
    }

    public int insert(Actor actor, Kind kind, ContentSettings settings, Instant at) {
        ContentRecord r = db.newRecord(CONTENT);
        r.setKind(kind.name());
        r.setCreatedAt(at);
        r.setCreatedBy(actor.personId() == 0 ? null : actor.personId());
        r.setUpdatedAt(at);
        fill(r, settings);
        r.store();
        return r.getId();
    }

    /** Writes the settings and counts the edit. */
    public void update(int id, ContentSettings settings, Instant at) {
        ContentRecord r = db.newRecord(CONTENT);
        fill(r, settings);
        r.setUpdatedAt(at);
        db.update(CONTENT)
                .set(r)
                .set(CONTENT.EDITS, CONTENT.EDITS.plus(1))
                .where(CONTENT.ID.eq(id))
                .execute();
    }

    private static void fill(ContentRecord r, ContentSettings s) {
        String due = DueRuleJson.write(s.due());
        r.setTitle(s.title());
        r.setDescription(s.description());
        r.setTags(s.tags().toArray(String[]::new));
        r.setLanguage(s.language());
        r.setMandatory(s.mandatory());
        r.setNewStarterDefault(s.newStarterDefault());
        fill(r, s.validity());
        r.setDue(due == null ? null : JSONB.valueOf(due));
        r.setVisibility(JSONB.valueOf(AudienceJson.write(s.visibility())));
        r.setAssignableBy(s.assignableBy().name());
        r.setCertificate(s.certificate().name());
        r.setAcceptsDocuments(s.acceptsDocuments());
        r.setRenewWith(s.renewWith());
    }

    private static void fill(ContentRecord r, Validity v) {
        r.setValidityMonths(v.months());
        r.setValidUntilDay(v.untilText());
        r.setValidAtLeastDays(v.atLeastDays());
        r.setKeepAnniversary(v.keepsAnniversary());
        r.setRenewalWindowDays(v.windowDays());
        r.setGraceDays(v.graceDays());
    }

    public void edited(int id, Instant at) {
        db.update(CONTENT)
                .set(CONTENT.EDITS, CONTENT.EDITS.plus(1))
                .set(CONTENT.UPDATED_AT, at)
                .where(CONTENT.ID.eq(id))
                .execute();
    }

    public void status(int id, ContentStatus status, Instant at) {
        db.update(CONTENT)
                .set(CONTENT.STATUS, status.name())
                .set(CONTENT.EDITS, CONTENT.EDITS.plus(1))
                .set(CONTENT.UPDATED_AT, at)
                .where(CONTENT.ID.eq(id))
                .execute();
    }

    /** In use with this version. */
    public void published(int id, int version, Instant at) {
        db.update(CONTENT)
                .set(CONTENT.VERSION, version)
                .set(CONTENT.STATUS, ContentStatus.ACTIVE.name())
                .set(CONTENT.EDITS, CONTENT.EDITS.plus(1))
                .set(CONTENT.UPDATED_AT, at)
                .where(CONTENT.ID.eq(id))
                .execute();
    }
}
