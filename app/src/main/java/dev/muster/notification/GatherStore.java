package dev.muster.notification;

import static dev.muster.shared.NamedSql.named;

import dev.muster.people.PersonDay;
import dev.muster.people.PersonLeave;
import dev.muster.settings.Settings;
import dev.muster.shared.NamedSql;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/**
 * Puts what is due to be told into mails, one per person; what no longer holds is dropped. One family of statements for
 * one notice and for a hundred thousand. Assignments are read as they stand: the last look before anything is sent.
 */
@Component
class GatherStore {
    private static final int MOST = 20_000;
    private static final Duration LEAVE_LOOK = Duration.ofMinutes(15);
    /** When a daily digest goes out, where the person is. */
    private static final LocalTime DIGEST = LocalTime.of(8, 0);

    private static final String DROP = """
        update notice n set state = 'DROPPED', mail_id = null, reason = w.reason
        from (
          select n.id, case
              when p.status = 'DEACTIVATED' then 'DEACTIVATED'
              when not i.messages or not coalesce(t.enabled, n.kind <> all (:offByDefault::text[])) then 'OFF'
              when n.kind = 'SUMMARY' then case when n.for_day < {today} - 6 then 'PASSED' end
              when n.kind = 'CORRECTION' then
                case when not exists (
                  select from notice o
                  where o.person_id = n.person_id and o.content_id = n.content_id and o.id < n.id
                    and o.kind <> 'CORRECTION' and o.state in ('SENDING', 'SENT', 'UNSURE', 'TOLD')) then 'UNDONE' end
              when n.kind in ('CLAIM_APPROVED', 'CLAIM_REFUSED', 'VIEW') then null
              when c.status <> 'ACTIVE' then 'ARCHIVED'
              when a.person_id is null then 'REMOVED'
              when n.about_id <> 0 and (b.status = 'DEACTIVATED' or {aboutAway}) then 'PASSED'
              when n.kind = 'COMPLETED' then case when a.state <> 2 then 'PASSED' end
              when n.kind <> 'EXPIRING' and a.state = 2
                and (a.expires_on is null
                     or a.expires_on >= {aboutToday}) then 'COMPLETED'
              when n.for_day is not null and not {holds} then 'PASSED'
            end as reason
          from (select :at::timestamptz as at, :zone::text as zone, :messages::boolean as messages) i
          cross join notice n
          join person p on p.id = n.person_id
          join person b on b.id = {about}
          left join content c on c.id = n.content_id
          left join assignment a on a.person_id = b.id and a.content_id = n.content_id
          left join message_text t on t.kind = n.kind
          where n.id = any(:ids::bigint[]) and n.state = 'QUEUED') w
        where n.id = w.id and w.reason is not null""";

    private final DSLContext db;
    private final Settings settings;
    private final MailServer server;
    private final HoursStore hours;
    private final UnseenStore unseen;

    GatherStore(DSLContext db, Settings settings, MailServer server, HoursStore hours, UnseenStore unseen) {
        this.unseen = unseen;
        this.db = db;
        this.settings = settings;
        this.server = server;
        this.hours = hours;
    }

    /** @return how many notices were looked at; fewer than there are due when more is left */
    int gather(Instant at) {
        Long[] ids = db.fetch("""
            select id from notice where state = 'QUEUED' and mail_id is null and not_before <= ?::timestamptz
            order by not_before, person_id limit ? for update skip locked""", at, MOST).into(Long.class).toArray(Long[]::new);
        if (ids.length == 0) {
            return 0;
        }
        Long[] all = hours.withTheRestOfTheDay(ids, at);
        look(all, at);
        waitForDigest(ids, at);
        intoMails(all, at);
        return ids.length;
    }

    /** The last look at notices of a mail about to be sent: what no longer holds, or can't be sent, leaves it. */
    void look(Long[] ids, Instant at) {
        drop(ids, at);
        unseen.drop(ids);
        waitForLeaveToEnd(ids, at);
        unreachable(ids, at);
        hours.waitForThem(ids, at);
    }

    private void drop(Long[] ids, Instant at) {
        Settings.Values s = settings.current();
        String aboutToday = PersonDay.today("i.at", "b", "i.zone");
        db.execute(named(DROP)
                .bind("at", at)
                .bind("zone", s.defaultTimeZone().getId())
                .bind("messages", s.messages())
                .bind("offByDefault", MessageTexts.OFF_BY_DEFAULT)
                .piece("today", PersonDay.today("i.at", "p", "i.zone"))
                .piece("about", CalendarHolds.person("n"))
                .piece("aboutToday", aboutToday)
                .piece("aboutAway", PersonLeave.isOn("b", aboutToday))
                .piece("holds", CalendarHolds.of("n", "a", "b", "i.zone", "i.at"))
                .bind("ids", ids)
                .sql());
    }

    private void waitForLeaveToEnd(Long[] ids, Instant at) {
        db.execute(away("""
            update notice n set mail_id = null, not_before = :later::timestamptz from person p
            where n.id = any(:ids::bigint[]) and n.state = 'QUEUED'
              and p.id = n.person_id and {away}""", at)
                .bind("later", at.plus(LEAVE_LOOK))
                .bind("ids", ids)
                .sql());
    }

    private void unreachable(Long[] ids, Instant at) {
        db.execute(away("""
            update notice n set state = 'IN_PERSON', mail_id = null from person p
            where n.id = any(:ids::bigint[]) and n.state = 'QUEUED' and p.id = n.person_id
              and not {away} and p.email is null""", at).bind("ids", ids).sql());
    }

    /** The statement with {@code {away}}: whether the person {@code p} is away, by the dates. */
    private NamedSql away(String statement, Instant at) {
        return named(statement)
                .piece("away", PersonLeave.isOn("p", PersonDay.today(":at::timestamptz", "p", ":zone")))
                .bind("at", at)
                .bind("zone", settings.current().defaultTimeZone().getId());
    }

    private void waitForDigest(Long[] ids, Instant at) {
        Settings.Values s = settings.current();
        if (!s.dailyDigest()) {
            return;
        }
        db.execute(named("""
            update notice n set not_before = w.at
            from (
              select n.id, (case when l.here::time <= i.digest then l.here::date else l.here::date + 1 end + i.digest)
                             at time zone {zone} as at
              from (select :zone::text as zone, :digest::time as digest) i
              cross join notice n
              join message_frequency f on f.person_id = n.person_id and f.frequency = 'DAILY'
              join person p on p.id = n.person_id and not {away}
              cross join lateral (
                select {here} as here) l
              where n.id = any(:ids::bigint[]) and n.state = 'QUEUED' and n.for_day is null) w
            where n.id = w.id and w.at > :at::timestamptz""")
                .piece("away", PersonLeave.isOn("p", PersonDay.today(":at::timestamptz", "p", "i.zone")))
                .bind("zone", s.defaultTimeZone().getId())
                .bind("digest", DIGEST)
                .piece("zone", PersonDay.zone("p", "i.zone"))
                .piece("here", PersonDay.now("(n.queued_at + interval '60 s')", "p", "i.zone"))
                .bind("ids", ids)
                .bind("at", at)
                .sql());
    }

    /** Into the mail that waits for the person already, or a new one. */
    private void intoMails(Long[] ids, Instant at) {
        db.execute(named("""
            insert into mail (person_id, message_id, next_try_at, made_at)
            select n.person_id, gen_random_uuid() || '@' || i.domain, i.at, i.at
            from (select :at::timestamptz as at, :domain::text as domain) i
            cross join (select distinct person_id from notice
                        where id = any(:ids::bigint[]) and state = 'QUEUED' and not_before <= :at::timestamptz) n
            where not exists (select from mail m where m.person_id = n.person_id and m.state = 'QUEUED')""")
                .bind("at", at)
                .bind("domain", server.domain())
                .bind("ids", ids)
                .sql());
        db.execute("""
            update notice n set mail_id = (
              select max(m.id) from mail m where m.person_id = n.person_id and m.state = 'QUEUED')
            where n.id = any(?::bigint[]) and n.state = 'QUEUED' and n.not_before <= ?::timestamptz""", ids, at);
    }
}
