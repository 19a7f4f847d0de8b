package dev.muster.assignment.standing;

import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.RULE;
import static dev.muster.shared.NamedSql.named;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.val;

import dev.muster.assignment.Automation;
import dev.muster.assignment.Automation.Afterwards;
import dev.muster.assignment.Automation.Terms;
import dev.muster.assignment.rules.AppliesTo;
import dev.muster.assignment.rules.SourceKind;
import dev.muster.audit.AuditLog.Written;
import dev.muster.library.ContentRef;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import dev.muster.shared.AudienceJson;
import dev.muster.shared.BadInput;
import dev.muster.shared.DueRule;
import dev.muster.shared.DueRuleJson;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.SelectFieldOrAsterisk;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The rows of automations. Deleted ones are not found. */
@Component
public class AutomationStore {
    static final List<SelectFieldOrAsterisk> FIELDS = List.of(
            RULE.ID,
            RULE.CONTENT_ID,
            CONTENT.KIND,
            CONTENT.TITLE,
            RULE.NAME,
            RULE.AUDIENCE,
            RULE.STARTS_AT,
            RULE.ENDS_AT,
            RULE.APPLIES_TO,
            RULE.DUE,
            RULE.WHEN_NO_LONGER_MATCHING,
            RULE.ENABLED,
            RULE.NOTE,
            RULE.FROZEN,
            RULE.IN_EFFECT,
            RULE.VERSION,
            RULE.CREATED_AT);

    private final DSLContext db;

    AutomationStore(DSLContext db) {
        this.db = db;
    }

    public Optional<Automation> find(int id) {
        return automations(RULE.ID.eq(id)).stream().findFirst();
    }

    /** Locks it against other edits until the transaction ends. */
    public Optional<Automation> lock(int id) {
        db.select(RULE.ID).from(RULE).where(RULE.ID.eq(id)).forUpdate().fetch();
        return find(id);
    }

    /** In effect, for future employees, and naming the group. */
    List<Automation> futureNaming(int groupId) {
        return automations(RULE.IN_EFFECT
                .eq(true)
                .and(RULE.FROZEN.isNull())
                .and(RULE.APPLIES_TO.eq(AppliesTo.FUTURE.name()))
                .and(naming(groupId)));
    }

    public static Condition naming(int groupId) {
        return org.jooq.impl.DSL.condition(
                "(rule.audience @> ?::jsonb or rule.audience @> ?::jsonb)",
                "{\"all\":[{\"group\":\"" + groupId + "\"}]}",
                "{\"all\":[{\"notGroup\":\"" + groupId + "\"}]}");
    }

    List<Automation> automations(Condition which) {
        return db.select(FIELDS)
                .from(RULE)
                .join(CONTENT)
                .on(CONTENT.ID.eq(RULE.CONTENT_ID))
                .where(RULE.KIND.eq(SourceKind.AUTOMATION.name()), RULE.DELETED_AT.isNull(), which)
                .orderBy(RULE.ID)
                .fetch(AutomationStore::automation);
    }

    static Automation automation(Record r) {
        Audience audience = audience(r.get(RULE.AUDIENCE));
        return new Automation(
                r.get(RULE.ID),
                new ContentRef(
                        r.get(RULE.CONTENT_ID), ContentRef.Kind.valueOf(r.get(CONTENT.KIND)), r.get(CONTENT.TITLE)),
                new Terms(
                        r.get(RULE.NAME),
                        audience == null ? Audience.EVERYBODY : audience,
                        r.get(RULE.STARTS_AT),
                        r.get(RULE.ENDS_AT),
                        AppliesTo.valueOf(r.get(RULE.APPLIES_TO)),
                        due(r.get(RULE.DUE)),
                        Afterwards.valueOf(r.get(RULE.WHEN_NO_LONGER_MATCHING)),
                        r.get(RULE.ENABLED),
                        r.get(RULE.NOTE)),
                audience == null ? "What is stored is not an audience." : r.get(RULE.FROZEN),
                r.get(RULE.IN_EFFECT),
                r.get(RULE.VERSION),
                r.get(RULE.CREATED_AT));
    }

    private static @Nullable Audience audience(JSONB json) {
        try {
            return AudienceJson.parse(json.data());
        } catch (BadInput unreadable) {
            return null; // frozen; an edit that leaves it alone keeps it as it is
        }
    }

    static @Nullable DueRule due(@Nullable JSONB json) {
        return json == null ? null : DueRuleJson.parse(json.data());
    }

    /** The status of a content; null: there is none. */
    @Nullable String statusOf(int contentId) {
        return db.select(CONTENT.STATUS)
                .from(CONTENT)
                .where(CONTENT.ID.eq(contentId))
                .fetchOne(CONTENT.STATUS);
    }

    int insert(int contentId, Terms t, Actor actor, Instant at) {
        return db.insertInto(RULE)
                .set(RULE.KIND, SourceKind.AUTOMATION.name())
                .set(RULE.CONTENT_ID, contentId)
                .set(RULE.NAME, t.name())
                .set(RULE.AUDIENCE, JSONB.valueOf(AudienceJson.write(t.audience())))
                .set(RULE.STARTS_AT, t.startsAt())
                .set(RULE.ENDS_AT, t.endsAt())
                .set(RULE.APPLIES_TO, t.appliesTo().name())
                .set(RULE.DUE, json(t.due()))
                .set(RULE.WHEN_NO_LONGER_MATCHING, t.whenNoLongerMatching().name())
                .set(RULE.ENABLED, t.enabled())
                .set(RULE.IN_EFFECT, t.isInEffect(at))
                .set(RULE.NOTE, t.note())
                .set(RULE.CREATED_AT, at)
                .set(RULE.CREATED_BY, actor.personId() == 0 ? null : actor.personId())
                .returningResult(RULE.ID)
                .fetchSingle()
                .value1();
    }

    /** @param sameAudience leaves what is stored as it is, and a frozen one frozen */
    void update(int id, Terms t, boolean sameAudience, Instant at) {
        db.update(RULE)
                .set(RULE.NAME, t.name())
                .set(RULE.AUDIENCE, sameAudience ? RULE.AUDIENCE : val(JSONB.valueOf(AudienceJson.write(t.audience()))))
                .set(RULE.STARTS_AT, t.startsAt())
                .set(RULE.ENDS_AT, t.endsAt())
                .set(RULE.APPLIES_TO, t.appliesTo().name())
                .set(RULE.DUE, json(t.due()))
                .set(RULE.WHEN_NO_LONGER_MATCHING, t.whenNoLongerMatching().name())
                .set(RULE.ENABLED, t.enabled())
                .set(RULE.IN_EFFECT, t.isInEffect(at))
                .set(RULE.NOTE, t.note())
                .set(RULE.FROZEN, sameAudience ? RULE.FROZEN : val((String) null))
                .set(RULE.VERSION, RULE.VERSION.plus(1))
                .where(RULE.ID.eq(id))
                .execute();
    }

    static @Nullable JSONB json(@Nullable DueRule due) {
        return due == null ? null : JSONB.valueOf(DueRuleJson.tree(due).toString());
    }

    public void inEffect(int id, boolean now) {
        db.update(RULE).set(RULE.IN_EFFECT, now).where(RULE.ID.eq(id)).execute();
    }

    void touch(int id) {
        db.update(RULE)
                .set(RULE.VERSION, RULE.VERSION.plus(1))
                .where(RULE.ID.eq(id))
                .execute();
    }

    void delete(int id, Afterwards assignments, Instant at) {
        db.update(RULE)
                .set(RULE.DELETED_AT, at)
                .set(RULE.WHEN_NO_LONGER_MATCHING, assignments.name())
                .set(RULE.VERSION, RULE.VERSION.plus(1))
                .setNull(RULE.FROZEN)
                .where(RULE.ID.eq(id))
                .execute();
    }

    /** Keeps the automation as the act of this entry left it. */
    public void keepVersion(int id, Written entry, JsonNode effect) {
        db.execute(named("""
            insert into rule_version (rule_id, version, entry_id, at, name, audience, starts_at, ends_at, applies_to, due,
                                      when_no_longer_matching, enabled, note, deleted, effect)
            select id, version, :entry, :at::timestamptz, name, audience, starts_at, ends_at, applies_to, due,
                   when_no_longer_matching, enabled, note, deleted_at is not null, :effect::jsonb
            from rule where id = :rule""")
                .bind("entry", entry.id())
                .bind("at", entry.at())
                .bind("effect", effect.toString())
                .bind("rule", id)
                .sql());
    }

    /** Those whose start or end has passed since they were last worked, and which can be evaluated. */
    public List<Integer> turning(Instant at) {
        return db.fetch("""
            select id from rule
            where kind = 'AUTOMATION' and deleted_at is null and frozen is null
              and in_effect <> (enabled and coalesce(starts_at <= ?::timestamptz, true) and coalesce(ends_at > ?::timestamptz, true))
            order by id""", at, at).getValues(0, Integer.class);
    }

    int count(Condition who) {
        return db.fetchCount(PERSON, noCondition().and(who));
    }
}
