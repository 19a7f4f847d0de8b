package dev.muster.assignment.standing;

import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.PEOPLE_GROUP;
import static dev.muster.generated.db.Tables.RULE;

import dev.muster.assignment.rules.SourceKind;
import dev.muster.audit.AuditLog.Written;
import dev.muster.library.ContentRef;
import dev.muster.shared.Actor;
import dev.muster.shared.DueRule;
import dev.muster.shared.NotThere;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Rules: content attached to groups, and content given by its own settings. */
@Component
class RuleStore {
    private final DSLContext db;

    RuleStore(DSLContext db) {
        this.db = db;
    }

    String groupName(int groupId) {
        return db.select(PEOPLE_GROUP.NAME)
                .from(PEOPLE_GROUP)
                .where(PEOPLE_GROUP.ID.eq(groupId))
                .fetchOptional(PEOPLE_GROUP.NAME)
                .orElseThrow(() -> new NotThere("group"));
    }

    /** Content id → rule id of what is attached to the group. */
    Map<Integer, Integer> ofGroup(int groupId) {
        return db.select(RULE.CONTENT_ID, RULE.ID)
                .from(RULE)
                .where(RULE.GROUP_ID.eq(groupId))
                .and(RULE.KIND.eq(SourceKind.GROUP.name()))
                .and(RULE.DELETED_AT.isNull())
                .fetchMap(RULE.CONTENT_ID, RULE.ID);
    }

    /** Of what is attached to the group, by content: when it is due, where that is said. */
    Map<Integer, DueRule> duesOfGroup(int groupId) {
        return db.select(RULE.CONTENT_ID, RULE.DUE)
                .from(RULE)
                .where(RULE.GROUP_ID.eq(groupId))
                .and(RULE.KIND.eq(SourceKind.GROUP.name()))
                .and(RULE.DELETED_AT.isNull())
                .and(RULE.DUE.isNotNull())
                .fetchMap(RULE.CONTENT_ID, r -> Objects.requireNonNull(AutomationStore.due(r.value2())));
    }

    void due(int ruleId, @Nullable DueRule due) {
        db.update(RULE)
                .set(RULE.DUE, AutomationStore.json(due))
                .where(RULE.ID.eq(ruleId))
                .execute();
    }

    List<ContentRef> contents(Collection<Integer> ids) {
        return db.select(CONTENT.ID, CONTENT.KIND, CONTENT.TITLE)
                .from(CONTENT)
                .where(CONTENT.ID.in(ids))
                .orderBy(CONTENT.TITLE, CONTENT.ID)
                .fetch(r -> new ContentRef(r.value1(), ContentRef.Kind.valueOf(r.value2()), r.value3()));
    }

    @Nullable String statusOf(int contentId) {
        return db.select(CONTENT.STATUS)
                .from(CONTENT)
                .where(CONTENT.ID.eq(contentId))
                .fetchOne(CONTENT.STATUS);
    }

    int attach(int groupId, int contentId, @Nullable DueRule due, Actor actor, @Nullable String note, Instant at) {
        return db.insertInto(RULE)
                .set(RULE.KIND, SourceKind.GROUP.name())
                .set(RULE.GROUP_ID, groupId)
                .set(RULE.CONTENT_ID, contentId)
                .set(RULE.DUE, AutomationStore.json(due))
                .set(RULE.NOTE, note)
                .set(RULE.CREATED_AT, at)
                .set(RULE.CREATED_BY, actor.personId() == 0 ? null : actor.personId())
                .returningResult(RULE.ID)
                .fetchSingle()
                .value1();
    }

    /** The live rule that the content's own setting made; null: it is off. */
    @Nullable Integer ofContent(int contentId, SourceKind kind) {
        return db.select(RULE.ID)
                .from(RULE)
                .where(RULE.CONTENT_ID.eq(contentId))
                .and(RULE.KIND.eq(kind.name()))
                .and(RULE.DELETED_AT.isNull())
                .fetchOne(RULE.ID);
    }

    /** A rule for everyone, or for new starters, who keep what they got. */
    int give(int contentId, SourceKind kind, Actor actor, @Nullable String note, Instant at) {
        return db.insertInto(RULE)
                .set(RULE.KIND, kind.name())
                .set(RULE.CONTENT_ID, contentId)
                .set(RULE.WHEN_NO_LONGER_MATCHING, kind.isKeptAfterwards() ? "KEEP" : "REMOVE")
                .set(RULE.NOTE, note)
                .set(RULE.CREATED_AT, at)
                .set(RULE.CREATED_BY, actor.personId() == 0 ? null : actor.personId())
                .returningResult(RULE.ID)
                .fetchSingle()
                .value1();
    }

    void end(int ruleId, Instant at) {
        db.update(RULE).set(RULE.DELETED_AT, at).where(RULE.ID.eq(ruleId)).execute();
    }

    /** Who made these rules is in this entry. */
    void madeBy(Collection<Integer> ruleIds, Written entry) {
        db.update(RULE)
                .set(RULE.ENTRY_ID, entry.id())
                .where(RULE.ID.in(ruleIds))
                .and(RULE.ENTRY_ID.isNull())
                .execute();
    }

    /** Marks the rule as deleted and keeps the group's name with it: history still says where training came from. */
    void detach(int ruleId, String groupName, Instant at) {
        db.update(RULE)
                .set(RULE.DELETED_AT, at)
                .set(RULE.NAME, groupName)
                .where(RULE.ID.eq(ruleId))
                .execute();
    }
}
