package dev.muster.assignment.undo;

import static dev.muster.generated.db.Tables.RULE;
import static dev.muster.generated.db.Tables.RULE_VERSION;
import static dev.muster.shared.NamedSql.named;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Reads versions of automations and puts an earlier one in force again. */
@Component
class UndoAutomationStore {
    private final DSLContext db;

    UndoAutomationStore(DSLContext db) {
        this.db = db;
    }

    record Version(int id, int ruleId, int version, int contentId) {}

    /** What the act of this entry made. */
    Optional<Version> made(long entryId) {
        return db.select(RULE_VERSION.ID, RULE_VERSION.RULE_ID, RULE_VERSION.VERSION, RULE.CONTENT_ID)
                .from(RULE_VERSION)
                .join(RULE)
                .on(RULE.ID.eq(RULE_VERSION.RULE_ID))
                .where(RULE_VERSION.ENTRY_ID.eq(entryId))
                .fetchOptional(r -> new Version(r.value1(), r.value2(), r.value3(), r.value4()));
    }

    boolean isStill(Version v) {
        return db.fetchExists(RULE, RULE.ID.eq(v.ruleId()), RULE.VERSION.eq(v.version()));
    }

    /** The terms before this version; without any, the automation ends. */
    void putBack(Version made, Instant at) {
        boolean changed = db.execute(named("""
            update rule r
            set name = v.name, audience = v.audience, starts_at = v.starts_at, ends_at = v.ends_at,
                applies_to = v.applies_to, due = v.due, when_no_longer_matching = v.when_no_longer_matching,
                enabled = v.enabled, note = v.note, deleted_at = null, frozen = null, version = r.version + 1,
                in_effect = v.enabled and coalesce(v.starts_at <= :at::timestamptz, true)
                                      and coalesce(v.ends_at > :at::timestamptz, true)
            from (select * from rule_version where rule_id = :rule and version < :version order by id desc limit 1) v
            where r.id = v.rule_id""")
                        .bind("at", at)
                        .bind("rule", made.ruleId())
                        .bind("version", made.version())
                        .sql())
                > 0;
        if (!changed) {
            db.execute(
                    "update rule set deleted_at = ?::timestamptz, frozen = null, version = version + 1 where id = ?",
                    at,
                    made.ruleId());
        }
    }

    /** Active people whose source the act took away. */
    List<Integer> takenFrom(long entryId, int ruleId) {
        return db.fetch("""
            select s.person_id from source_past s join person p on p.id = s.person_id and p.status <> 'DEACTIVATED'
            where s.ended_by = ? and s.rule_id = ? order by 1""", entryId, ruleId).getValues(0, Integer.class);
    }
}
