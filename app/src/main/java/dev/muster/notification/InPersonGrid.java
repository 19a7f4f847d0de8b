package dev.muster.notification;

import static dev.muster.generated.db.Tables.ASSIGNMENT;
import static dev.muster.generated.db.Tables.ATTRIBUTE_VALUE;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.NOTICE;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.PERSON_VALUE;
import static org.jooq.impl.DSL.select;

import dev.muster.audience.Scopes;
import dev.muster.notification.rules.Kind;
import dev.muster.people.PersonStatus;
import dev.muster.shared.Actor;
import dev.muster.shared.Page;
import dev.muster.shared.PersonName;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whom no mail reaches: listed for who is responsible for them, until somebody has told them. */
@Component
public class InPersonGrid {
    private final DSLContext db;
    private final Scopes scopes;
    private final Unmailed unmailed;

    InPersonGrid(DSLContext db, Scopes scopes, Unmailed unmailed) {
        this.db = db;
        this.scopes = scopes;
        this.unmailed = unmailed;
    }

    /** @param noticeIds all that this one line stands for */
    public record Item(
            List<Long> noticeIds,
            Kind kind,
            int contentId,
            String title,
            @Nullable LocalDate dueOn,
            @Nullable String message,
            Instant since) {
        public Item {
            noticeIds = List.copyOf(noticeIds);
        }
    }

    /** @param locations by name */
    public record Who(int personId, String name, String locations, List<Item> items) {
        public Who {
            items = List.copyOf(items);
        }

        public List<Long> noticeIds() {
            return items.stream().flatMap(i -> i.noticeIds().stream()).toList();
        }
    }

    /** What still holds and nobody has told them, by the people's names. */
    @Transactional(readOnly = true)
    public Page<Who> page(Actor actor, @Nullable String cursor, int limit) {
        var people = db.select(PERSON.ID, PERSON.GIVEN_NAME, PERSON.FAMILY_NAME, PERSON.SORT_NAME, locations())
                .from(PERSON)
                .where(PERSON.ID.in(select(NOTICE.PERSON_ID)
                        .from(NOTICE)
                        .leftJoin(ASSIGNMENT)
                        .on(ASSIGNMENT.PERSON_ID.eq(NOTICE.PERSON_ID), ASSIGNMENT.CONTENT_ID.eq(NOTICE.CONTENT_ID))
                        .where(stillHolds())))
                .and(PERSON.STATUS.eq(PersonStatus.ACTIVE.name()))
                .and(scopes.condition(actor))
                .and(PersonName.BY_NAME.after(cursor))
                .orderBy(PersonName.BY_NAME.order())
                .limit(limit + 1)
                .fetch();
        var shown = PersonName.BY_NAME.page(people, limit);
        Map<Integer, List<Item>> items =
                items(shown.items().stream().map(r -> r.value1()).toList());
        return shown.map(r -> new Who(
                r.value1(),
                PersonName.of(r),
                r.value5() == null ? "" : r.value5(),
                items.getOrDefault(r.value1(), List.of())));
    }

    /** Whether mails go anywhere; where not, everybody is to be told in person. */
    public boolean hasServer() {
        return unmailed.hasServer();
    }

    /** How many people wait to be told, within the scope. */
    @Transactional(readOnly = true)
    public int waiting(Actor actor) {
        return db.fetchCount(DSL.selectDistinct(NOTICE.PERSON_ID)
                .from(NOTICE)
                .join(PERSON)
                .on(PERSON.ID.eq(NOTICE.PERSON_ID), PERSON.STATUS.eq(PersonStatus.ACTIVE.name()))
                .leftJoin(ASSIGNMENT)
                .on(ASSIGNMENT.PERSON_ID.eq(NOTICE.PERSON_ID), ASSIGNMENT.CONTENT_ID.eq(NOTICE.CONTENT_ID))
                .where(stillHolds())
                .and(scopes.condition(actor)));
    }

    private Condition stillHolds() {
        return unmailed.waits()
                .and(NOTICE.KIND
                        .eq(Kind.CORRECTION.name())
                        .or(ASSIGNMENT.STATE.isNotNull().and(ASSIGNMENT.STATE.lt((short) 2))));
    }

    private static Field<String> locations() {
        return select(DSL.listAgg(ATTRIBUTE_VALUE.NAME, ", ").withinGroupOrderBy(ATTRIBUTE_VALUE.NAME))
                .from(PERSON_VALUE)
                .join(ATTRIBUTE_VALUE)
                .on(ATTRIBUTE_VALUE.ID.eq(PERSON_VALUE.VALUE_ID), ATTRIBUTE_VALUE.ATTRIBUTE.eq("location"))
                .where(PERSON_VALUE.PERSON_ID.eq(PERSON.ID))
                .asField();
    }

    private Map<Integer, List<Item>> items(List<Integer> personIds) {
        Map<Integer, Map<String, Item>> found = new LinkedHashMap<>();
        db.select(
                        NOTICE.PERSON_ID,
                        NOTICE.ID,
                        NOTICE.KIND,
                        NOTICE.CONTENT_ID,
                        CONTENT.TITLE,
                        ASSIGNMENT.DUE_ON,
                        NOTICE.MESSAGE,
                        NOTICE.QUEUED_AT)
                .from(NOTICE)
                .join(CONTENT)
                .on(CONTENT.ID.eq(NOTICE.CONTENT_ID))
                .leftJoin(ASSIGNMENT)
                .on(ASSIGNMENT.PERSON_ID.eq(NOTICE.PERSON_ID), ASSIGNMENT.CONTENT_ID.eq(NOTICE.CONTENT_ID))
                .where(NOTICE.PERSON_ID.in(personIds), stillHolds())
                .orderBy(ASSIGNMENT.DUE_ON.asc().nullsLast(), CONTENT.TITLE, NOTICE.ID)
                .forEach(r -> found.computeIfAbsent(r.value1(), _ -> new LinkedHashMap<>())
                        .merge(
                                r.value3() + " " + r.value4(),
                                new Item(
                                        List.of(r.value2()),
                                        Kind.valueOf(r.value3()),
                                        r.value4(),
                                        r.value5(),
                                        r.value6(),
                                        r.value7(),
                                        r.value8()),
                                InPersonGrid::both));
        Map<Integer, List<Item>> items = new LinkedHashMap<>();
        found.forEach((person, byKind) -> items.put(person, new ArrayList<>(byKind.values())));
        return items;
    }

    private static Item both(Item a, Item b) {
        List<Long> ids = new ArrayList<>(a.noticeIds());
        ids.addAll(b.noticeIds());
        return new Item(
                ids,
                b.kind(),
                b.contentId(),
                b.title(),
                b.dueOn(),
                b.message() == null ? a.message() : b.message(),
                a.since());
    }
}
