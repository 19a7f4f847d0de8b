package dev.muster.notification.calendar;

import static dev.muster.generated.db.Tables.ASSIGNMENT;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.PERSON;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.greatest;

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
     */
    void find(
            Whose whose,
            CalendarKind kind,
            @Nullable Integer window,
            Collection<LocalDate> countsFrom,
            Consumer<List<Found>> piece) {
        LocalDate[] days = countsFrom.toArray(LocalDate[]::new);
        if (kind.isByExpiry()) {
            read(whose, kind, window, ASSIGNMENT.EXPIRES_ON.eq(any(days)), piece);
            return;
        }
        read(whose, kind, window, ASSIGNMENT.DUE_ON.eq(any(days)).and(PERSON.LEAVE_FROM.isNull()), piece);
        // whose days away may have moved it: they are few, and looked at one by one
        read(
                whose,
                kind,
                window,
                PERSON.LEAVE_FROM.isNotNull().and(day(whose, kind).eq(any(days))),
                piece);
    }

    /** All training of these people. */
    void findOf(
            Collection<Integer> people,
            Whose whose,
            CalendarKind kind,
            @Nullable Integer window,
            Consumer<List<Found>> piece) {
        read(whose, kind, window, ASSIGNMENT.PERSON_ID.eq(any(people.toArray(Integer[]::new))), piece);
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

    private void read(
            Whose whose, CalendarKind kind, @Nullable Integer window, Condition which, Consumer<List<Found>> piece) {
        var found = db.select(ASSIGNMENT.PERSON_ID, ASSIGNMENT.CONTENT_ID, day(whose, kind), given(kind))
                .from(ASSIGNMENT)
                .join(PERSON)
                .on(PERSON.ID.eq(ASSIGNMENT.PERSON_ID), isThere(whose))
                .join(CONTENT)
                .on(CONTENT.ID.eq(ASSIGNMENT.CONTENT_ID), CONTENT.STATUS.eq(ContentStatus.ACTIVE.name()))
                .where(which, state(kind), day(whose, kind).isNotNull(), ASSIGNMENT.REQUIRED.isTrue())
                .and(window == null ? DSL.noCondition() : CONTENT.RENEWAL_WINDOW_DAYS.eq(window))
                .fetchSize(PIECE);
        // The statistics know nothing of what is still open: they would have the whole table read for a few dates of
        // the past.
        db.execute("set local enable_seqscan = off");
        try (Cursor<Record4<Integer, Integer, LocalDate, LocalDate>> rows = found.fetchLazy()) {
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

    private Field<LocalDate> day(Whose whose, CalendarKind kind) {
        return kind.isByExpiry()
                ? ASSIGNMENT.EXPIRES_ON
                : PersonLeave.dueInForce(
                        ASSIGNMENT.DUE_ON,
                        PersonDay.of(
                                DSL.coalesce(ASSIGNMENT.DATED_AT, ASSIGNMENT.ASSIGNED_AT),
                                settings.current().defaultTimeZone().getId()),
                        DSL.val(whose.day()));
    }

    private Field<LocalDate> given(CalendarKind kind) {
        Field<Instant> at = kind.isByExpiry()
                ? ASSIGNMENT.ASSIGNED_AT
                : greatest(ASSIGNMENT.ASSIGNED_AT, ASSIGNMENT.DUE_SET_AT, ASSIGNMENT.RESET_AT);
        return PersonDay.of(at, settings.current().defaultTimeZone().getId());
    }
}
