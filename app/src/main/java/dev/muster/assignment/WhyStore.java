package dev.muster.assignment;

import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.GROUP_MEMBER;
import static dev.muster.generated.db.Tables.PEOPLE_GROUP;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.RULE;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectOne;

import dev.muster.shared.NotThere;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.JSONB;
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

    /** @param audience JSON; null for static groups. member: whether the person belongs to the group now */
    record LiveRule(
            int id,
            String kind,
            @Nullable String group,
            @Nullable String audience,
            @Nullable String frozen,
            @Nullable Starter starter,
            boolean member) {}

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
                .fetchOptional(r -> new Who(
                        r.value1() + " " + r.value2(), r.value3(), r.value4().equals("DEACTIVATED")))
                .orElseThrow(() -> new NotThere("person"));
    }

    What what(int contentId) {
        return db.select(CONTENT.TITLE, CONTENT.STATUS)
                .from(CONTENT)
                .where(CONTENT.ID.eq(contentId))
                .fetchOptional(r -> new What(r.value1(), r.value2()))
                .orElseThrow(() -> new NotThere("content"));
    }

    List<LiveRule> rules(int personId, int contentId) {
        var member = field(exists(selectOne()
                .from(GROUP_MEMBER)
                .where(GROUP_MEMBER.GROUP_ID.eq(RULE.GROUP_ID))
                .and(GROUP_MEMBER.PERSON_ID.eq(personId))));
        return db.select(RULE.ID, RULE.KIND, PEOPLE_GROUP.NAME, PEOPLE_GROUP.AUDIENCE, PEOPLE_GROUP.FROZEN, member)
                .select(RULE.CREATED_AT, PERSON.CREATED_AT, PERSON.NEW_STARTER)
                .from(RULE)
                .join(PERSON)
                .on(PERSON.ID.eq(personId))
                .leftJoin(PEOPLE_GROUP)
                .on(PEOPLE_GROUP.ID.eq(RULE.GROUP_ID))
                .where(RULE.CONTENT_ID.eq(contentId))
                .and(RULE.DELETED_AT.isNull())
                .and(RULE.ENABLED)
                .orderBy(PEOPLE_GROUP.NAME, RULE.ID)
                .fetch(r -> {
                    Starter starter = r.get(RULE.KIND).equals("NEW_STARTER")
                            ? new Starter(r.get(RULE.CREATED_AT), r.get(PERSON.CREATED_AT), r.get(PERSON.NEW_STARTER))
                            : null;
                    boolean holds =
                            switch (r.get(RULE.KIND)) {
                                case "MANDATORY" -> true;
                                case "NEW_STARTER" -> starter != null && starter.holds();
                                default -> r.get(member);
                            };
                    return new LiveRule(
                            r.get(RULE.ID),
                            r.get(RULE.KIND),
                            r.get(PEOPLE_GROUP.NAME),
                            data(r.get(PEOPLE_GROUP.AUDIENCE)),
                            r.get(PEOPLE_GROUP.FROZEN),
                            starter,
                            holds);
                });
    }

    private static @Nullable String data(@Nullable JSONB json) {
        return json == null ? null : json.data();
    }
}
