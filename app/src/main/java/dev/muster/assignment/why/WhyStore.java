package dev.muster.assignment.why;

import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.GROUP_MEMBER;
import static dev.muster.generated.db.Tables.LEFT_OUT;
import static dev.muster.generated.db.Tables.PEOPLE_GROUP;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.RULE;
import static dev.muster.generated.db.Tables.SOURCE;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectOne;

import dev.muster.assignment.rules.SourceKind;
import dev.muster.assignment.rules.Window;
import dev.muster.people.PersonStatus;
import dev.muster.shared.NotThere;
import dev.muster.shared.PersonName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads what an explanation needs beside the training itself. */
@Component
class WhyStore {
    private final DSLContext db;

    WhyStore(DSLContext db) {
        this.db = db;
    }

    record Who(String name, @Nullable String timeZone, boolean deactivated) {}

    record What(String title, String status) {}

    /**
     * @param name of the group or automation
     * @param audience JSON; null for static groups. member: whether the person belongs to the group now
     * @param automation null: it is none
     */
    record LiveRule(
            int id,
            SourceKind kind,
            @Nullable String name,
            @Nullable String audience,
            @Nullable String frozen,
            @Nullable Starter starter,
            @Nullable Running automation,
            boolean member) {}

    /** @param leftOutSince null: not left out as existing. has: whether the person has it by the automation */
    record Running(
            Window window,
            boolean enabled,
            boolean inEffect,
            @Nullable Instant leftOutSince,
            boolean has) {}

    /** What decides whether a rule for new starters holds the person. */
    record Starter(Instant ruleMade, Instant accountMade, boolean newStarter) {
        boolean holds() {
            return newStarter && accountMade.isAfter(ruleMade);
        }
    }

    Who who(int personId) {
        return db.select(PERSON.GIVEN_NAME, PERSON.FAMILY_NAME, PERSON.TIME_ZONE, PERSON.STATUS)
                .from(PERSON)
                .where(PERSON.ID.eq(personId))
                .fetchOptional(
                        r -> new Who(PersonName.of(r), r.value3(), r.value4().equals(PersonStatus.DEACTIVATED.name())))
                .orElseThrow(() -> new NotThere("person"));
    }

    What what(int contentId) {
        return db.select(CONTENT.TITLE, CONTENT.STATUS)
                .from(CONTENT)
                .where(CONTENT.ID.eq(contentId))
                .fetchOptional(r -> new What(r.value1(), r.value2()))
                .orElseThrow(() -> new NotThere("content"));
    }

    private static final Field<String> NAME =
            coalesce(PEOPLE_GROUP.NAME, RULE.NAME).as("shown");
    private static final Field<JSONB> ASKED =
            coalesce(PEOPLE_GROUP.AUDIENCE, RULE.AUDIENCE).as("asked");
    private static final Field<String> WHY_FROZEN =
            coalesce(PEOPLE_GROUP.FROZEN, RULE.FROZEN).as("why_frozen");

    List<LiveRule> rules(int personId, int contentId) {
        Field<Boolean> member = field(exists(selectOne()
                .from(GROUP_MEMBER)
                .where(GROUP_MEMBER.GROUP_ID.eq(RULE.GROUP_ID))
                .and(GROUP_MEMBER.PERSON_ID.eq(personId))));
        Field<Boolean> has = field(exists(selectOne()
                .from(SOURCE)
                .where(SOURCE.CONTENT_ID.eq(RULE.CONTENT_ID))
                .and(SOURCE.PERSON_ID.eq(personId))
                .and(SOURCE.RULE_ID.eq(RULE.ID))
                .andNot(SOURCE.KEPT)));
        return db.select(RULE.ID, RULE.KIND, NAME, ASKED, WHY_FROZEN, member, has)
                .select(RULE.CREATED_AT, PERSON.CREATED_AT, PERSON.NEW_STARTER)
                .select(RULE.STARTS_AT, RULE.ENDS_AT, RULE.ENABLED, RULE.IN_EFFECT, LEFT_OUT.SINCE)
                .from(RULE)
                .join(PERSON)
                .on(PERSON.ID.eq(personId))
                .leftJoin(PEOPLE_GROUP)
                .on(PEOPLE_GROUP.ID.eq(RULE.GROUP_ID))
                .leftJoin(LEFT_OUT)
                .on(LEFT_OUT.RULE_ID.eq(RULE.ID), LEFT_OUT.PERSON_ID.eq(PERSON.ID))
                .where(RULE.CONTENT_ID.eq(contentId))
                .and(RULE.DELETED_AT.isNull())
                .and(RULE.ENABLED.eq(true).or(RULE.KIND.eq(SourceKind.AUTOMATION.name())))
                .orderBy(NAME, RULE.ID)
                .fetch(r -> liveRule(r, r.get(member), r.get(has)));
    }

    private static LiveRule liveRule(Record r, boolean member, boolean has) {
        SourceKind kind = SourceKind.valueOf(r.get(RULE.KIND));
        Starter starter = kind == SourceKind.NEW_STARTER
                ? new Starter(r.get(RULE.CREATED_AT), r.get(PERSON.CREATED_AT), r.get(PERSON.NEW_STARTER))
                : null;
        boolean holds =
                switch (kind) {
                    case MANDATORY -> true;
                    case NEW_STARTER -> starter != null && starter.holds();
                    case AUTOMATION -> has;
                    case GROUP -> member;
                    case INDIVIDUAL, SELF -> false;
                };
        return new LiveRule(
                r.get(RULE.ID),
                kind,
                r.get(NAME),
                data(r.get(ASKED)),
                r.get(WHY_FROZEN),
                starter,
                kind == SourceKind.AUTOMATION ? running(r, has) : null,
                holds);
    }

    private static Running running(Record r, boolean has) {
        return new Running(
                new Window(r.get(RULE.STARTS_AT), r.get(RULE.ENDS_AT)),
                r.get(RULE.ENABLED),
                r.get(RULE.IN_EFFECT),
                r.get(LEFT_OUT.SINCE),
                has);
    }

    /** @param completedAt the newest completion before it that stands */
    record Reset(Instant at, String by, @Nullable Instant completedAt) {}

    /** When it was last reassigned. */
    Optional<Reset> reset(int personId, int contentId) {
        return db.fetchOptional("""
            select r.at, coalesce(e.actor_name, ''), (
                select max(k.completed_at) from completion k
                where k.person_id = r.person_id and k.content_id = r.content_id and k.context = 0 and k.completed_at <= r.at
                  and not exists (select from completion_void v where v.completion_id in (k.id, k.credited_from)))
            from reset r left join audit_entry e on e.id = r.entry_id
            where r.person_id = ? and r.content_id = ? and r.context = 0
            order by r.at desc limit 1""", personId, contentId)
                .map(r -> new Reset(r.get(0, Instant.class), r.get(1, String.class), r.get(2, Instant.class)));
    }

    private static @Nullable String data(@Nullable JSONB json) {
        return json == null ? null : json.data();
    }
}
