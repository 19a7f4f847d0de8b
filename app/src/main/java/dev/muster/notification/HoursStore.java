package dev.muster.notification;

import static dev.muster.shared.NamedSql.named;

import dev.muster.notification.rules.TellingHours;
import dev.muster.people.PersonDay;
import dev.muster.settings.Settings;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Keeps what the calendar tells to decent hours, and to one mail per person and day: what would be outside of them, or the
 * second of a day, waits for the next day on which it may go out, together with whatever else there is by then.
 */
@Component
class HoursStore {
    /** What waited goes out so long after the day's beginning: by then what the day itself brings is there, too. */
    private static final int MINUTES_AFTER_OPENING = 20;

    private final DSLContext db;
    private final Settings settings;
    private final TellingTimes times;

    HoursStore(DSLContext db, Settings settings, TellingTimes times) {
        this.db = db;
        this.settings = settings;
        this.times = times;
    }

    /** These notices and, of people whom the calendar tells something by them, what else it has for them in no mail yet. */
    Long[] withTheRestOfTheDay(Long[] ids, Instant at) {
        List<Long> others =
                db.fetch(named("""
                update notice n set not_before = :at::timestamptz
                where n.id in (
                  select o.id from notice o
                  where o.for_day is not null and o.state = 'QUEUED' and o.mail_id is null and o.not_before > :at::timestamptz
                    and o.person_id in (select i.person_id from notice i where i.id = any(:ids::bigint[]) and i.for_day is not null)
                  for update skip locked)
                returning n.id""").bind("at", at).bind("ids", ids).sql()).into(Long.class);
        return Stream.concat(Stream.of(ids), others.stream()).toArray(Long[]::new);
    }

    /** Those of the calendar that may not go out now leave their mail, until they may. */
    void waitForThem(Long[] ids, Instant at) {
        TellingHours h = times.current();
        db.execute(named("""
            update notice n set mail_id = null, not_before = w.at
            from (
              select n.id, (d.day + case when d.day = l.here::date and l.here::time >= i.opens then l.here::time
                              else i.opens + interval '%d minutes' end) at time zone {zone} as at, l.here, d.day, i.opens
              from (select :zone::text as zone, make_time(:from, 0, 0) as opens, :until::int as until, :weekends::boolean as weekends) i
              cross join notice n
              join person p on p.id = n.person_id
              cross join lateral (select {here} as here) l
              cross join lateral (
                select l.here::date + case
                  when extract(hour from l.here) >= i.until or exists (
                    select from notice o join mail m on m.id = o.mail_id
                    where o.person_id = n.person_id and o.for_day is not null and m.state in ('SENDING', 'SENT', 'UNSURE')
                      and {triedOn} = l.here::date) then 1 else 0 end as day) e
              cross join lateral (
                select e.day + case when not i.weekends and extract(isodow from e.day) >= 6
                  then 8 - extract(isodow from e.day)::int else 0 end as day) d
              where n.id = any(:ids::bigint[]) and n.state = 'QUEUED' and n.for_day is not null) w
            where n.id = w.id and (w.day > w.here::date or w.here::time < w.opens)""".formatted(MINUTES_AFTER_OPENING))
                .bind("zone", settings.current().defaultTimeZone().getId())
                .bind("from", h.from())
                .bind("until", h.until())
                .bind("weekends", h.weekends())
                .piece("zone", PersonDay.zone("p", "i.zone"))
                .piece("here", PersonDay.now(":at::timestamptz", "p", "i.zone"))
                .piece("triedOn", PersonDay.today("m.tried_at", "p", "i.zone"))
                .bind("at", at)
                .bind("ids", ids)
                .sql());
    }
}
