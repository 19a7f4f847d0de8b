package dev.muster.notification.calendar;

import static dev.muster.generated.db.Tables.CALENDAR_SWEPT;
import static dev.muster.generated.db.Tables.NOTICE;
import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.notification.rules.Kind;
import dev.muster.people.PersonStatus;
import dev.muster.settings.Settings;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** On which days everybody of a time zone has been looked at. */
@Component
class SweptStore {
    private final DSLContext db;
    private final Settings settings;

    SweptStore(DSLContext db, Settings settings) {
        this.db = db;
        this.settings = settings;
    }

    enum What {
        DATES,
        SUMMARY
    }

    /** The time zones that people are in; found one after the other in the index. */
    List<String> zones() {
        List<String> zones = new ArrayList<>(db.fetch("""
            with recursive z as (
              (select time_zone from person where time_zone is not null order by time_zone limit 1)
              union all
              select (select p.time_zone from person p where p.time_zone > z.time_zone order by p.time_zone limit 1)
              from z where z.time_zone is not null)
            select time_zone from z where time_zone is not null""").into(String.class));
        String standard = settings.current().defaultTimeZone().getId();
        if (!zones.contains(standard)) {
            zones.add(standard);
        }
        return zones;
    }

    boolean isSwept(What what, String zone, LocalDate day) {
        return db.fetchExists(
                CALENDAR_SWEPT,
                CALENDAR_SWEPT.WHAT.eq(what.name()),
                CALENDAR_SWEPT.ZONE.eq(zone),
                CALENDAR_SWEPT.DAY.eq(day));
    }

    /** The last day before this one on which the zone, or while it is new any, was looked at. */
    Optional<LocalDate> lastBefore(String zone, LocalDate day) {
        return db.select(DSL.coalesce(
                        DSL.max(CALENDAR_SWEPT.DAY).filterWhere(CALENDAR_SWEPT.ZONE.eq(zone)),
                        DSL.max(CALENDAR_SWEPT.DAY)))
                .from(CALENDAR_SWEPT)
                .where(CALENDAR_SWEPT.WHAT.eq(What.DATES.name()), CALENDAR_SWEPT.DAY.lt(day))
                .fetchOptional(r -> r.value1());
    }

    void swept(What what, Collection<String> zones, LocalDate day, Instant at) {
        zones.forEach(zone -> db.insertInto(CALENDAR_SWEPT)
                .set(CALENDAR_SWEPT.WHAT, what.name())
                .set(CALENDAR_SWEPT.ZONE, zone)
                .set(CALENDAR_SWEPT.DAY, day)
                .set(CALENDAR_SWEPT.SWEPT_AT, at)
                .onConflictDoNothing()
                .execute());
    }

    void forgetBefore(LocalDate day) {
        db.deleteFrom(CALENDAR_SWEPT).where(CALENDAR_SWEPT.DAY.lt(day)).execute();
    }

    /** Those of the managers in these zones who can be mailed, and have no summary for the day yet. */
    List<Integer> withoutSummary(Collection<Integer> managers, Collection<String> zones, LocalDate day) {
        boolean withoutOwn = zones.contains(settings.current().defaultTimeZone().getId());
        return db.select(PERSON.ID)
                .from(PERSON)
                .where(PERSON.ID.eq(DSL.any(managers.toArray(Integer[]::new))))
                .and(PERSON.EMAIL.isNotNull())
                .and(PERSON.STATUS.eq(PersonStatus.ACTIVE.name()))
                .and(PERSON.TIME_ZONE.in(zones).or(withoutOwn ? PERSON.TIME_ZONE.isNull() : DSL.falseCondition()))
                .andNotExists(DSL.selectOne()
                        .from(NOTICE)
                        .where(NOTICE.PERSON_ID.eq(PERSON.ID), NOTICE.FOR_DAY.eq(day))
                        .and(NOTICE.KIND.eq(Kind.SUMMARY.name())))
                .fetch(PERSON.ID);
    }
}
