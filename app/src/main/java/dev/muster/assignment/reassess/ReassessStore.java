package dev.muster.assignment.reassess;

import static dev.muster.generated.db.Tables.PEOPLE_GROUP;
import static dev.muster.generated.db.Tables.REASSESS;
import static dev.muster.generated.db.Tables.RULE;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.select;

import dev.muster.assignment.standing.AutomationStore;
import dev.muster.audience.groups.Group;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** The engine's queue. */
@Component
class ReassessStore {
    private final DSLContext db;

    ReassessStore(DSLContext db) {
        this.db = db;
    }

    /** @param groups whose audience changed; people: whose facts changed */
    record Batch(List<Integer> people, List<Integer> groups, List<Integer> rules) {
        boolean isEmpty() {
            return people.isEmpty() && groups.isEmpty() && rules.isEmpty();
        }
    }

    boolean isEmpty() {
        return !db.fetchExists(REASSESS);
    }

    /** Takes the oldest marks off the queue; they come back if the transaction fails. */
    Batch take(int limit) {
        // People by themselves, groups and rules by themselves: one run of the engine a batch, so that its locks
        // ascend.
        boolean people = db.fetchExists(REASSESS, REASSESS.PERSON_ID.isNotNull());
        var rows = db.deleteFrom(REASSESS)
                .where(REASSESS.ID.in(select(REASSESS.ID)
                        .from(REASSESS)
                        .where(people ? REASSESS.PERSON_ID.isNotNull() : REASSESS.PERSON_ID.isNull())
                        .orderBy(REASSESS.ID)
                        .limit(limit)
                        .forUpdate()
                        .skipLocked()))
                .returning(REASSESS.PERSON_ID, REASSESS.GROUP_ID, REASSESS.RULE_ID)
                .fetch();
        return new Batch(
                distinct(rows.getValues(REASSESS.PERSON_ID)),
                distinct(rows.getValues(REASSESS.GROUP_ID)),
                distinct(rows.getValues(REASSESS.RULE_ID)));
    }

    private static List<Integer> distinct(List<Integer> ids) {
        return ids.stream().filter(Objects::nonNull).distinct().sorted().toList();
    }

    /** People, groups and rules waiting to be worked off. */
    int pending() {
        return db.fetchSingle(select(countDistinct(REASSESS.PERSON_ID)
                                .plus(countDistinct(REASSESS.GROUP_ID))
                                .plus(countDistinct(REASSESS.RULE_ID)))
                        .from(REASSESS))
                .value1();
    }

    void mark(List<Integer> rules, Instant at) {
        db.execute(
                "insert into reassess (rule_id, marked_at) select x, ?::timestamptz from unnest(?::int[]) x",
                at,
                rules.toArray(Integer[]::new));
    }

    /** What is attached to them, and automations that name them. */
    List<Integer> liveRulesOfGroups(List<Integer> groupIds) {
        org.jooq.Condition of = RULE.GROUP_ID.in(groupIds);
        for (int group : groupIds) {
            of = of.or(AutomationStore.naming(group));
        }
        return db.fetchValues(select(RULE.ID).from(RULE).where(of).orderBy(RULE.ID));
    }

    /** Automations in effect that ask for "hired within the last N days". */
    List<Integer> datedAutomations() {
        return db.fetch("""
            select id from rule where kind = 'AUTOMATION' and deleted_at is null and in_effect
              and jsonb_path_exists(audience, '$.all[*].hired.withinDays') order by id""").getValues(0, Integer.class);
    }

    List<Integer> rulesWithTraining() {
        return db.fetchValues(select(RULE.ID).from(RULE).orderBy(RULE.ID));
    }

    List<Integer> dynamicGroups() {
        return db.fetchValues(select(PEOPLE_GROUP.ID)
                .from(PEOPLE_GROUP)
                .where(PEOPLE_GROUP.KIND.eq(Group.Kind.DYNAMIC.name()))
                .orderBy(PEOPLE_GROUP.ID));
    }
}
