package dev.muster.notification.calendar;

import static dev.muster.generated.db.Tables.ASSIGNMENT;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.NOTICE;
import static dev.muster.generated.db.Tables.PERSON;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;

import dev.muster.library.ContentStatus;
import dev.muster.notification.rules.CalendarKind;
import dev.muster.people.PersonDay;
import dev.muster.people.PersonLeave;
import dev.muster.people.PersonStatus;
import dev.muster.settings.Settings;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record4;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds training by the day that the calendar counts from, in the order of its index: what is due, or runs out, on other
 * days is not looked at.
 */
@Component
class FindStore {
    /** So many at once, in the program and in one transaction. */
    static final int PIECE = 5_000;

    private static final String FOUND = "found";
    private static final Field<LocalDate> DAY = field(name(FOUND, "day"), SQLDataType.LOCALDATE);

    private final DSLContext db;
    private final Settings settings;

    FindStore(DSLContext db, Settings settings) {
        this.db = db;
        this.settings = settings;
    }

    /**
     * Whose training.
     *
     * @param zones of time, the company's for those without one of their own
     * @param day where they are
     * @param scope over {@code PERSON}
     */
    record Whose(Collection<String> zones, LocalDate day, Condition scope) {}

    /** @param given the day on which the person got the training, or the date */
    record Found(int personId, int contentId, LocalDate countsFrom, LocalDate given) {}

    /** How long before the last valid day contents may be renewed, each number once. */
    List<Integer> windows() {
        return db.selectDistinct(CONTENT.RENEWAL_WINDOW_DAYS)
                .from(CONTENT)
                .orderBy(CONTENT.RENEWAL_WINDOW_DAYS)
                .fetch(CONTENT.RENEWAL_WINDOW_DAYS);
    }

    /**
     * Training that counts from one of these days. In a transaction; in pieces.
     *
     * @param window only of content that may be renewed so many days before; null: of any
     * @param untoldFor only what was not told for this day; null: whatever was told
     */
    void find(
            Whose whose,
            CalendarKind kind,
            @Nullable Integer window,
            Collection<LocalDate> countsFrom,
            @Nullable LocalDate untoldFor,
            Consumer<List<Found>> piece) {
        LocalDate[] days = countsFrom.toArray(LocalDate[]::new);
        Condition untold = untoldFor == null ? DSL.noCondition() : isUntold(kind, untoldFor);
        if (kind.isByExpiry()) {
            read(whose, kind, new Which(ASSIGNMENT.EXPIRES_ON.eq(any(days)).and(untold), isOf(window)), piece);
            return;
        }
        Condition stays = isOf(window).and(PERSON.LEAVE_FROM.isNull());
        read(whose, kind, new Which(ASSIGNMENT.DUE_ON.eq(any(days)).and(untold), stays), piece);
        // whose days away may have moved it: they are few, and looked at one by one
        Condition movers =
                ASSIGNMENT.PERSON_ID.in(select(PERSON.ID).from(PERSON).where(PERSON.LEAVE_FROM.isNotNull()));
        read(
                whose,
                kind,
                new Which(
                        movers.and(untold),
                        isOf(window).and(countsFrom(whose, kind).eq(any(days)))),
                piece);
    }

    /** All training of these people. */
    void findOf(
            Collection<Integer> people,
            Whose whose,
            CalendarKind kind,
            @Nullable Integer window,
            Consumer<List<Found>> piece) {
        Condition theirs = ASSIGNMENT.PERSON_ID.eq(any(people.toArray(Integer[]::new)));
        read(whose, kind, new Which(theirs, isOf(window)), piece);
    }

    private static Condition isOf(@Nullable Integer window) {
        return window == null ? DSL.noCondition() : CONTENT.RENEWAL_WINDOW_DAYS.eq(window);
    }

    /** Who came back from leave, or was made active again, since this day: nobody looked at them meanwhile. */
    List<Integer> cameBack(Whose whose, LocalDate since) {
        Instant earliest = since.atStartOfDay(ZoneOffset.UTC).toInstant().minusSeconds(86_400);
        return db.select(PERSON.ID)
                .from(PERSON)
                .where(isThere(whose))
                .and(PERSON.LEAVE_UNTIL
                        .between(since.minusDays(1), whose.day().minusDays(1))
                        .or(PERSON.EARLIER_LEAVES.isNotNull())
                        .or(PERSON.STATUS_SINCE.ge(earliest).and(PERSON.STATUS_SINCE.ne(PERSON.CREATED_AT))))
                .orderBy(PERSON.ID)
                .fetch(PERSON.ID);
    }

    /** @param assignment what finds it, over ASSIGNMENT alone; then: what is looked at afterwards */
    private record Which(Condition assignment, Condition then) {}

    private void read(Whose whose, CalendarKind kind, Which which, Consumer<List<Found>> piece) {
        // By its own index and nothing else; who it is and what it is about are looked up afterwards.
        var found = name(FOUND)
                .fields("person_id", "content_id", "day", "dated_at", "given_at")
                .asMaterialized(select(
                                ASSIGNMENT.PERSON_ID,
                                ASSIGNMENT.CONTENT_ID,
                                kind.isByExpiry() ? ASSIGNMENT.EXPIRES_ON : ASSIGNMENT.DUE_ON,
                                coalesce(ASSIGNMENT.DATED_AT, ASSIGNMENT.ASSIGNED_AT),
                                givenAt(kind))
                        .from(ASSIGNMENT)
                        .where(which.assignment(), state(kind), ASSIGNMENT.REQUIRED.isTrue()));
        Field<Integer> person = field(name(FOUND, "person_id"), SQLDataType.INTEGER);
        Field<Integer> content = field(name(FOUND, "content_id"), SQLDataType.INTEGER);
        var all = db.with(found)
                .select(person, content, countsFrom(whose, kind), dayOf("given_at"))
                .from(found)
                .join(PERSON)
                .on(PERSON.ID.eq(person), isThere(whose))
                .join(CONTENT)
                .on(CONTENT.ID.eq(content), CONTENT.STATUS.eq(ContentStatus.ACTIVE.name()))
                .where(which.then(), DAY.isNotNull())
                .fetchSize(PIECE);
        // The statistics know nothing of what is still open: they would have the whole table read for a few dates of
        // the past.
        db.execute("set local enable_seqscan = off");
        try (Cursor<Record4<Integer, Integer, LocalDate, LocalDate>> rows = all.fetchLazy()) {
            while (rows.hasNext()) {
                List<Found> some = new ArrayList<>(PIECE);
                rows.fetchNext(PIECE).forEach(r -> some.add(new Found(r.value1(), r.value2(), r.value3(), r.value4())));
                piece.accept(some);
            }
        }
    }

    /** By the dates, whatever a sweep has noted by now: neither gone nor away. */
    private Condition isThere(Whose whose) {
        LocalDate day = whose.day();
        boolean withoutOwn =
                whose.zones().contains(settings.current().defaultTimeZone().getId());
        return PERSON.STATUS
                .ne(PersonStatus.DEACTIVATED.name())
                .and(PERSON.LEAVES_ON.isNull().or(PERSON.LEAVES_ON.ge(day)))
                .andNot(PersonLeave.isOn(DSL.val(day)))
                .and(PERSON.TIME_ZONE
                        .in(whose.zones())
                        .or(withoutOwn ? PERSON.TIME_ZONE.isNull() : DSL.falseCondition()))
                .and(whose.scope());
    }

    private static Condition state(CalendarKind kind) {
        return kind.isByExpiry() ? ASSIGNMENT.STATE.eq((short) 2) : ASSIGNMENT.STATE.lt((short) 2);
    }

    /** Over what was found and PERSON: the day, as days away have moved it. */
    private Field<LocalDate> countsFrom(Whose whose, CalendarKind kind) {
        return kind.isByExpiry() ? DAY : PersonLeave.dueInForce(DAY, dayOf("dated_at"), DSL.val(whose.day()));
    }

    private Field<LocalDate> dayOf(String instant) {
        return PersonDay.of(
                field(name(FOUND, instant), SQLDataType.INSTANT),
                settings.current().defaultTimeZone().getId());
    }

    private static Field<Instant> givenAt(CalendarKind kind) {
        return kind.isByExpiry()
                ? ASSIGNMENT.ASSIGNED_AT
                : greatest(ASSIGNMENT.ASSIGNED_AT, ASSIGNMENT.DUE_SET_AT, ASSIGNMENT.RESET_AT);
    }

    /** Looked up for each one by itself: notices come by the thousand between two looks at their statistics. */
    private static Condition isUntold(CalendarKind kind, LocalDate day) {
        return field(selectOne()
                        .from(NOTICE)
                        .where(NOTICE.PERSON_ID.eq(ASSIGNMENT.PERSON_ID), NOTICE.CONTENT_ID.eq(ASSIGNMENT.CONTENT_ID))
                        .and(NOTICE.KIND.eq(kind.kind().name()))
                        .and(NOTICE.FOR_DAY.eq(day))
                        .and(NOTICE.ABOUT_ID.eq(0))
                        .limit(1))
                .isNull();
    }
}
