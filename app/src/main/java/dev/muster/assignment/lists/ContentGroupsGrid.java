package dev.muster.assignment.lists;

import static dev.muster.generated.db.Tables.GROUP_MEMBER;
import static dev.muster.generated.db.Tables.PEOPLE_GROUP;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.RULE;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.selectCount;

import dev.muster.audience.groups.Group;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What gives a content to people by itself: the Manage tab. */
@Component
public class ContentGroupsGrid {
    private final DSLContext db;

    ContentGroupsGrid(DSLContext db) {
        this.db = db;
    }

    /** @param frozen why the group's audience can't be evaluated; null: it can */
    public record Row(
            int ruleId,
            int groupId,
            String group,
            boolean dynamic,
            int members,
            Instant since,
            @Nullable String note,
            @Nullable String frozen) {}

    /**
     * Groups that the content is attached to, by name.
     *
     * @param scope whose members count, over {@code PERSON}
     */
    public List<Row> groups(int contentId, Condition scope) {
        var members = field(selectCount()
                .from(GROUP_MEMBER)
                .join(PERSON)
                .on(PERSON.ID.eq(GROUP_MEMBER.PERSON_ID))
                .where(GROUP_MEMBER.GROUP_ID.eq(PEOPLE_GROUP.ID), scope));
        return db.select(
                        RULE.ID,
                        PEOPLE_GROUP.ID,
                        PEOPLE_GROUP.NAME,
                        PEOPLE_GROUP.KIND,
                        members,
                        RULE.CREATED_AT,
                        RULE.NOTE,
                        PEOPLE_GROUP.FROZEN)
                .from(RULE)
                .join(PEOPLE_GROUP)
                .on(PEOPLE_GROUP.ID.eq(RULE.GROUP_ID))
                .where(RULE.CONTENT_ID.eq(contentId))
                .and(RULE.DELETED_AT.isNull())
                .orderBy(PEOPLE_GROUP.NAME, PEOPLE_GROUP.ID)
                .fetch(r -> new Row(
                        r.value1(),
                        r.value2(),
                        r.value3(),
                        r.value4().equals(Group.Kind.DYNAMIC.name()),
                        r.value5(),
                        r.value6(),
                        r.value7(),
                        r.value8()));
    }
}
