package dev.muster.notification.calendar;

import static dev.muster.generated.db.Tables.CALENDAR_SWEPT;
import static dev.muster.generated.db.Tables.MAIL;
import static dev.muster.generated.db.Tables.NOTICE;
import static dev.muster.generated.db.Tables.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.muster.notification.MailsOut;
import dev.muster.people.rules.Leaves;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Random weeks of a small company all over the world: dates move, people complete, leave and come back, change zones; the
 * round comes late, twice or not at all, the mail server goes, the clock is set back. What is queued is what a plain reference
 * says; what is sent holds at that moment, at a decent hour, once a day.
 */
@MusterTest
@NullUnmarked
class CalendarHistoriesTest {
    private static final int STEPS = 220;
    private static final List<String> ZONES =
            List.of("Pacific/Kiritimati", "America/St_Johns", "Europe/London", "America/New_York", "Australia/Sydney");

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    CalendarRound round;

    @Autowired
    ApplicationContext spring;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final List<Integer> people = new ArrayList<>();
    private final List<Integer> courses = new ArrayList<>();
    private final Set<Long> checked = new HashSet<>();
    private Random dice;

    @BeforeEach
    void begin() {
        server.start();
        List.of(NOTICE, MAIL, CALENDAR_SWEPT).forEach(t -> db.deleteFrom(t).execute());
        db.execute("delete from assignment");
        db.update(PERSON).set(PERSON.STATUS, "DEACTIVATED").execute();
        db.update(PERSON).setNull(PERSON.TIME_ZONE).execute();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    /** From before the clocks change in Europe and America until the new year; over a leap day; over the spring. */
    @ParameterizedTest
    @CsvSource({
        "1, 2026-10-20",
        "2, 2026-10-20",
        "3, 2026-10-20",
        "4, 2026-10-20",
        "5, 2028-02-10",
        "6, 2028-02-10",
        "7, 2027-03-01",
        "8, 2027-02-20"
    })
    void eachMessageOnceAndNoneWrong(long seed, LocalDate begins) {
        dice = new Random(seed);
        clock.set(begins.atStartOfDay(ZoneOffset.UTC).toInstant());
        company();
        boolean mails = true;
        boolean rounds = true;
        for (int step = 0; step < STEPS; step++) {
            String where = "seed " + seed + ", step " + step + ", " + clock.instant();
            clock.advance(Duration.ofMinutes(dice.nextInt(60 * 16)));
            if (dice.nextInt(40) == 0) {
                clock.advance(Duration.ofHours(-dice.nextInt(30)));
            }
            rounds = dice.nextInt(15) == 0 ? !rounds : rounds;
            mails = dice.nextInt(15) == 0 ? !mails : mails;
            for (int i = dice.nextInt(4); i > 0; i--) {
                act();
            }
            for (int i = rounds ? 1 + dice.nextInt(2) : 0; i > 0; i--) {
                looksRound(where);
            }
            if (dice.nextBoolean()) {
                clock.advance(Duration.ofMinutes(11));
            }
            send(mails, where);
        }
        for (int hour = 0; hour < 80; hour++) {
            clock.advance(Duration.ofHours(1));
            looksRound("seed " + seed + ", in the end");
            clock.advance(Duration.ofMinutes(11));
            send(true, "seed " + seed + ", in the end");
        }
        assertThat(checked.size()).as("something was told at all").isGreaterThan(20);
        assertThat(db.fetch(
                        "select n.id from notice n join person p on p.id = n.person_id where n.state = 'QUEUED'"
                                + " and n.queued_at < ?::timestamptz and p.leave_from is null",
                        clock.instant().minus(Duration.ofDays(2))))
                .as("seed %d: nothing is forgotten", seed)
                .isEmpty();
    }

    private void company() {
        Fixture make = new Fixture(db, clock);
        for (int i = 0; i < 9; i++) {
            int id = make.person("Person", "Number" + i);
            people.add(id);
            db.execute(
                    "update person set email = ?, time_zone = ? where id = ?",
                    "p" + id + "@northline.example",
                    i % 6 == 5 ? null : ZONES.get(i % 5),
                    id);
        }
        for (int window : List.of(30, 45, 10)) {
            int id = make.course("Course " + window);
            courses.add(id);
            // grace is when a renewal is late; what has expired is told as expired whatever it says
            db.execute(
                    "update content set renewal_window_days = ?, grace_days = ? where id = ?",
                    window,
                    dice.nextInt(9),
                    id);
        }
    }

    private void act() {
        int person = people.get(dice.nextInt(people.size()));
        int course = courses.get(dice.nextInt(courses.size()));
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate day = today.plusDays(dice.nextInt(26) - 4);
        switch (dice.nextInt(12)) {
            case 0, 1, 2, 3 -> {
                db.execute("delete from assignment where person_id = ? and content_id = ?", person, course);
                db.execute(
                        "insert into assignment (person_id, content_id, required, due_on, assigned_at) values (?, ?, true, ?, ?::timestamptz)",
                        person,
                        course,
                        day,
                        clock.instant());
            }
            case 4, 5 -> {
                db.execute("delete from assignment where person_id = ? and content_id = ?", person, course);
                db.execute(
                        "insert into assignment (person_id, content_id, required, state, progress, assigned_at, completed_at, expires_on)"
                                + " values (?, ?, true, 2, 100, '2025-10-01', '2025-11-01', ?)",
                        person,
                        course,
                        day);
            }
            case 6 ->
                db.execute(
                        "update assignment set state = 2, expires_on = null where person_id = ? and content_id = ?",
                        person,
                        course);
            case 7 ->
                db.execute(
                        "update assignment set due_on = ?::date, due_set_at = ?::timestamptz, dated_at = ?::timestamptz where person_id = ? and content_id = ? and state < 2",
                        dice.nextInt(4) == 0 ? null : day,
                        clock.instant(),
                        clock.instant(),
                        person,
                        course);
            case 8 ->
                db.execute(
                        "update assignment set required = not required where person_id = ? and content_id = ?",
                        person,
                        course);
            case 9 ->
                db.execute(
                        "update person set leave_from = ?, leave_until = ? where id = ?",
                        today.plusDays(dice.nextInt(3)),
                        today.plusDays(3 + dice.nextInt(9)),
                        person);
            case 10 ->
                db.execute(
                        "update person set status = case status when 'ACTIVE' then 'DEACTIVATED' else 'ACTIVE' end,"
                                + " status_since = ?::timestamptz where id = ?",
                        clock.instant(),
                        person);
            default -> db.execute("update person set time_zone = ? where id = ?", ZONES.get(dice.nextInt(5)), person);
        }
    }

    /** One round, beside what should come of it. */
    private void looksRound(String where) {
        Set<String> expected = new TreeSet<>(told());
        expected.addAll(reference());
        round.work();
        assertThat(told()).as(where).isEqualTo(expected);
    }

    private TreeSet<String> told() {
        return new TreeSet<>(db.select(NOTICE.PERSON_ID, NOTICE.CONTENT_ID, NOTICE.KIND, NOTICE.FOR_DAY)
                .from(NOTICE)
                .fetch(r -> r.value1() + " " + r.value2() + " " + r.value3() + " " + r.value4()));
    }

    /** In plain words: who is to be told what now, told already or not. */
    private Set<String> reference() {
        Set<String> expected = new TreeSet<>();
        for (Record p : db.fetch("select * from person where status <> 'DEACTIVATED'")) {
            String zone = zone(p);
            LocalDateTime here = LocalDateTime.ofInstant(clock.instant(), ZoneId.of(zone));
            LocalDate today = here.toLocalDate();
            if (here.getHour() < 8 || here.getHour() >= 18 || isSwept(zone, today) || isAway(p, today)) {
                continue;
            }
            LocalDate from = lastSwept(zone, today);
            boolean back = cameBack(p, from, today);
            for (Record a :
                    db.fetch("select a.*, c.renewal_window_days from assignment a join content c on c.id = a.content_id"
                            + " where required and person_id = " + p.get("id"))) {
                expected.addAll(ofAssignment(p, a, today, back ? LocalDate.MIN : from));
            }
        }
        return expected;
    }

    private Set<String> ofAssignment(Record p, Record a, LocalDate today, LocalDate from) {
        Set<String> found = new TreeSet<>();
        boolean open = a.get("state", Integer.class) < 2;
        LocalDate counts = day(p, a, today);
        if (counts == null) {
            return found;
        }
        int window = a.get("renewal_window_days", Integer.class);
        List<Integer> before = open ? List.of(7, 3, 1) : List.of(window, 30, 7, 1);
        List<Integer> after = new ArrayList<>(open ? List.of(1, 3, 7) : List.of(1));
        for (int d = 14; open && d <= 140; d += 7) {
            after.add(d);
        }
        boolean passed = counts.isBefore(today);
        LocalDate latest = null;
        for (int d : passed ? after : before) {
            LocalDate day = passed ? counts.plusDays(d) : counts.minusDays(d);
            if (!day.isAfter(today) && (latest == null || day.isAfter(latest))) {
                latest = day;
            }
        }
        String kind = open ? (passed ? "OVERDUE" : "DUE_SOON") : passed ? "EXPIRED" : "EXPIRING";
        if (latest != null
                && !latest.isBefore(from)
                && (kind.equals("EXPIRING") || latest.isAfter(given(p, a, open)))) {
            found.add(a.get("person_id") + " " + a.get("content_id") + " " + kind + " " + latest);
        }
        return found;
    }

    /** What the calendar counts from: of what is open, with the days away. */
    private static LocalDate day(Record p, Record a, LocalDate today) {
        LocalDate due = a.get("due_on", LocalDate.class);
        if (a.get("state", Integer.class) == 2 || due == null) {
            return a.get(due == null && a.get("state", Integer.class) < 2 ? "due_on" : "expires_on", LocalDate.class);
        }
        Instant dated = a.get("dated_at", Instant.class);
        Instant set = dated == null ? a.get("assigned_at", Instant.class) : dated;
        return Leaves.of(null, p.get("leave_from", LocalDate.class), p.get("leave_until", LocalDate.class))
                .dueInForce(due, LocalDate.ofInstant(set, ZoneId.of(zone(p))), today);
    }

    private LocalDate given(Record p, Record a, boolean open) {
        Instant at = a.get("assigned_at", Instant.class);
        Instant set = a.get("due_set_at", Instant.class);
        Instant later = open && set != null && set.isAfter(at) ? set : at;
        return LocalDate.ofInstant(later, ZoneId.of(zone(p)));
    }

    private static String zone(Record p) {
        String own = p.get("time_zone", String.class);
        return own == null ? "Europe/London" : own;
    }

    private static boolean isAway(Record p, LocalDate today) {
        LocalDate from = p.get("leave_from", LocalDate.class);
        LocalDate until = p.get("leave_until", LocalDate.class);
        return from != null && !from.isAfter(today) && !until.isBefore(today);
    }

    private static boolean cameBack(Record p, LocalDate from, LocalDate today) {
        LocalDate until = p.get("leave_until", LocalDate.class);
        Instant since = p.get("status_since", Instant.class);
        boolean fromLeave = until != null && until.isBefore(today) && !until.isBefore(from.minusDays(1));
        boolean active = !since.equals(p.get("created_at", Instant.class))
                && !since.isBefore(
                        from.minusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant());
        return fromLeave || active;
    }

    private boolean isSwept(String zone, LocalDate day) {
        return db.fetchExists(
                CALENDAR_SWEPT,
                CALENDAR_SWEPT.WHAT.eq("DATES"),
                CALENDAR_SWEPT.ZONE.eq(zone),
                CALENDAR_SWEPT.DAY.eq(day));
    }

    private LocalDate lastSwept(String zone, LocalDate today) {
        List<Record> before = new ArrayList<>(db.fetch(
                "select zone, day from calendar_swept where what = 'DATES' and day < ? order by day desc", today));
        return before.stream()
                .filter(r -> r.get("zone").equals(zone))
                .findFirst()
                .or(() -> before.stream().findFirst())
                .map(r -> r.get("day", LocalDate.class))
                .orElse(today);
    }

    /** One round of sending; each mail that went out is looked at. */
    private void send(boolean mails, String where) {
        MailsOut.send(spring, mails ? "smtp://127.0.0.1:" + server.getSmtp().getPort() : "smtp://127.0.0.1:1");
        for (Record n : db.fetch("select n.*, p.time_zone, p.status, p.leave_from, p.leave_until from notice n"
                + " join person p on p.id = n.person_id where n.state = 'SENT'")) {
            if (checked.add(n.get("id", Long.class))) {
                LocalDateTime here = LocalDateTime.ofInstant(clock.instant(), ZoneId.of(zone(n)));
                assertThat(here.getHour()).as("%s: %s", where, n).isBetween(8, 17);
                assertThat(n.get("status")).as(where).isEqualTo("ACTIVE");
                assertThat(isAway(n, here.toLocalDate())).as(where).isFalse();
                assertThat(holds(n, here.toLocalDate())).as("%s: %s", where, n).isTrue();
                assertThat(mailsOn(n.get("person_id", Integer.class), here.toLocalDate(), ZoneId.of(zone(n))))
                        .as("%s: %s", where, n)
                        .hasSize(1);
            }
        }
    }

    private boolean holds(Record n, LocalDate today) {
        Record a = db.fetchOne(
                "select * from assignment where required and person_id = ? and content_id = ?",
                n.get("person_id"),
                n.get("content_id"));
        if (a == null) {
            return false;
        }
        boolean open = a.get("state", Integer.class) < 2;
        LocalDate day = day(n, a, today);
        String kind = n.get("kind", String.class);
        return day != null
                && open == (kind.equals("DUE_SOON") || kind.equals("OVERDUE"))
                && day.equals(n.get("counts_from", LocalDate.class))
                && day.isBefore(today) == (kind.equals("OVERDUE") || kind.equals("EXPIRED"));
    }

    private List<Long> mailsOn(int person, LocalDate day, ZoneId zone) {
        return db
                .fetch(
                        "select distinct m.id, m.sent_at from mail m join notice n on n.mail_id = m.id where n.state = 'SENT' and m.person_id = "
                                + person)
                .stream()
                .filter(r -> LocalDate.ofInstant(r.get("sent_at", Instant.class), zone)
                        .equals(day))
                .map(r -> r.get("id", Long.class))
                .toList();
    }
}
