package dev.muster.notification;

import static dev.muster.generated.db.Tables.ASSIGNMENT;
import static dev.muster.generated.db.Tables.ATTRIBUTE_VALUE;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.NOTICE;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.PERSON_VALUE;
import static org.jooq.impl.DSL.select;

import dev.muster.audience.Scopes;
import dev.muster.generated.db.tables.Person;
import dev.muster.notification.rules.Composing;
import dev.muster.notification.rules.Kind;
import dev.muster.people.PersonStatus;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.Page;
import dev.muster.shared.PersonName;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whom no mail reaches: listed for who is responsible for them, until somebody has told them. */
@Component
public class InPersonGrid {
    private static final Person ABOUT = PERSON.as("about");

    private final DSLContext db;
    private final Scopes scopes;
    private final Unmailed unmailed;
    private final Settings settings;
    private final Clock clock;
    private final DueInMessages due;

    InPersonGrid(DSLContext db, Scopes scopes, Unmailed unmailed, Settings settings, Clock clock, DueInMessages due) {
        this.due = due;
        this.settings = settings;
        this.clock = clock;
        this.db = db;
        this.scopes = scopes;
        this.unmailed = unmailed;
    }

    /**
     * @param noticeIds all that this one line stands for
     * @param about whom a manager is told about; null: the person themselves
     * @param lastDay the last valid day, where it expires or has expired
     */
    public record Item(
            List<Long> noticeIds,
            Kind kind,
            Composing.@Nullable About about,
            int contentId,
            String title,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate lastDay,
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
                        .join(ABOUT)
                        .on(ABOUT.ID.eq(subject()))
                        .leftJoin(ASSIGNMENT)
                        .on(ASSIGNMENT.PERSON_ID.eq(ABOUT.ID), ASSIGNMENT.CONTENT_ID.eq(NOTICE.CONTENT_ID))
                        .where(stillHolds(actor))))
                .and(PERSON.STATUS.eq(PersonStatus.ACTIVE.name()))
                .and(scopes.condition(actor))
                .and(PersonName.BY_NAME.after(cursor))
                .orderBy(PersonName.BY_NAME.order())
                .limit(limit + 1)
                .fetch();
        var shown = PersonName.BY_NAME.page(people, limit);
        Map<Integer, List<Item>> items =
                items(actor, shown.items().stream().map(r -> r.value1()).toList());
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
                .join(ABOUT)
                .on(ABOUT.ID.eq(subject()))
                .leftJoin(ASSIGNMENT)
                .on(ASSIGNMENT.PERSON_ID.eq(ABOUT.ID), ASSIGNMENT.CONTENT_ID.eq(NOTICE.CONTENT_ID))
                .where(stillHolds(actor))
                .and(scopes.condition(actor)));
    }

    private static Field<Integer> subject() {
        return DSL.field(CalendarHolds.person("notice"), Integer.class);
    }

    /** Over NOTICE, its ASSIGNMENT and ABOUT, whom it is about; what a manager is told of whom the actor does not see is left out. */
    private Condition stillHolds(Actor actor) {
        Condition byAct = NOTICE.FOR_DAY
                .isNull()
                .and(NOTICE.KIND
                        .in(Kind.CORRECTION.name(), Kind.CLAIM_APPROVED.name(), Kind.CLAIM_REFUSED.name())
                        .or(NOTICE.KIND.ne(Kind.COMPLETED.name()).and(ASSIGNMENT.STATE.lt((short) 2)))
                        .or(NOTICE.KIND.eq(Kind.COMPLETED.name()).and(ASSIGNMENT.STATE.eq((short) 2))));
        Condition byCalendar = DSL.condition(
                "notice.for_day is not null and " + CalendarHolds.of("notice", "assignment", "about", "{1}", "{0}"),
                DSL.val(clock.instant(), SQLDataType.INSTANT),
                DSL.val(settings.current().defaultTimeZone().getId()));
        Condition seen = actor.seesEverybody()
                ? DSL.trueCondition()
                : NOTICE.ABOUT_ID
                        .eq(0)
                        .or(NOTICE.ABOUT_ID.in(select(PERSON.ID).from(PERSON).where(scopes.condition(actor))));
        return unmailed.waits().and(byAct.or(byCalendar)).and(seen);
    }

    private static Field<String> locations() {
        return select(DSL.listAgg(ATTRIBUTE_VALUE.NAME, ", ").withinGroupOrderBy(ATTRIBUTE_VALUE.NAME))
                .from(PERSON_VALUE)
                .join(ATTRIBUTE_VALUE)
                .on(ATTRIBUTE_VALUE.ID.eq(PERSON_VALUE.VALUE_ID), ATTRIBUTE_VALUE.ATTRIBUTE.eq("location"))
                .where(PERSON_VALUE.PERSON_ID.eq(PERSON.ID))
                .asField();
    }

    private Map<Integer, List<Item>> items(Actor actor, List<Integer> personIds) {
        Map<Integer, Map<String, Item>> found = new LinkedHashMap<>();
        Field<LocalDate> dueOn = due.of("about");
        db.select(NOTICE.PERSON_ID, NOTICE.ID, NOTICE.KIND, NOTICE.CONTENT_ID, NOTICE.ABOUT_ID, NOTICE.COUNTS_FROM)
                .select(NOTICE.MESSAGE, NOTICE.QUEUED_AT, CONTENT.TITLE, dueOn.as(DueInMessages.NAME))
                .select(ABOUT.GIVEN_NAME, ABOUT.FAMILY_NAME)
                .from(NOTICE)
                .join(CONTENT)
                .on(CONTENT.ID.eq(NOTICE.CONTENT_ID))
                .join(ABOUT)
                .on(ABOUT.ID.eq(subject()))
                .leftJoin(ASSIGNMENT)
                .on(ASSIGNMENT.PERSON_ID.eq(ABOUT.ID), ASSIGNMENT.CONTENT_ID.eq(NOTICE.CONTENT_ID))
                .where(NOTICE.PERSON_ID.in(personIds), stillHolds(actor))
                .orderBy(dueOn.asc().nullsLast(), CONTENT.TITLE, NOTICE.ID)
                .forEach(r -> found.computeIfAbsent(r.get(NOTICE.PERSON_ID), _ -> new LinkedHashMap<>())
                        .merge(
                                r.get(NOTICE.KIND) + " " + r.get(NOTICE.CONTENT_ID) + " " + r.get(NOTICE.ABOUT_ID),
                                item(r),
                                InPersonGrid::both));
        Map<Integer, List<Item>> items = new LinkedHashMap<>();
        found.forEach((person, byKind) -> items.put(person, new ArrayList<>(byKind.values())));
        return items;
    }

    private static Item item(Record r) {
        Kind kind = Kind.valueOf(r.get(NOTICE.KIND));
        int about = r.get(NOTICE.ABOUT_ID);
        return new Item(
                List.of(r.get(NOTICE.ID)),
                kind,
                about == 0
                        ? null
                        : new Composing.About(about, PersonName.of(r.get(ABOUT.GIVEN_NAME), r.get(ABOUT.FAMILY_NAME))),
                r.get(NOTICE.CONTENT_ID),
                r.get(CONTENT.TITLE),
                kind.isByExpiry() ? null : r.get(DueInMessages.NAME, LocalDate.class),
                kind.isByExpiry() ? r.get(NOTICE.COUNTS_FROM) : null,
                r.get(NOTICE.MESSAGE),
                r.get(NOTICE.QUEUED_AT));
    }

    private static Item both(Item a, Item b) {
        List<Long> ids = new ArrayList<>(a.noticeIds());
        ids.addAll(b.noticeIds());
        return new Item(
                ids,
                b.kind(),
                b.about(),
                b.contentId(),
                b.title(),
                b.dueOn(),
                b.lastDay(),
                b.message() == null ? a.message() : b.message(),
                a.since());
    }
}
