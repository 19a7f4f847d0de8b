package dev.muster.notification.calendar;

import static dev.muster.generated.db.Tables.AUDIT_ENTRY;
import static dev.muster.generated.db.Tables.CALENDAR_SWEPT;
import static dev.muster.generated.db.Tables.MAIL;
import static dev.muster.generated.db.Tables.MESSAGE_TEXT;
import static dev.muster.generated.db.Tables.NOTICE;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.SETTING;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.muster.notification.InPersonGrid;
import dev.muster.notification.MailsOut;
import dev.muster.notification.MessageTexts;
import dev.muster.notification.TellingTimes;
import dev.muster.notification.rules.CalendarKind;
import dev.muster.notification.rules.Kind;
import dev.muster.notification.rules.TellingHours;
import dev.muster.notification.rules.Timing;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@MusterTest
class CalendarRoundTest {
    /** A Wednesday. */
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 9);

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    CalendarRound round;

    @Autowired
    Tomorrow tomorrow;

    @Autowired
    MessageTexts texts;

    @Autowired
    TellingTimes times;

    @Autowired
    InPersonGrid inPerson;

    @Autowired
    ApplicationContext spring;

    final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    Fixture make;
    int ana;
    int fire;

    @BeforeEach
    void fixture() {
        server.start();
        List.of(NOTICE, MAIL, CALENDAR_SWEPT, MESSAGE_TEXT, SETTING)
                .forEach(t -> db.deleteFrom(t).execute());
        db.execute("delete from assignment");
        db.update(PERSON).set(PERSON.STATUS, "DEACTIVATED").execute();
        clock.set(Instant.parse("2026-10-01T06:00:00Z"));
        make = new Fixture(db, clock);
        ana = person("Ana", "Lima");
        fire = make.course("Fire");
        at(TODAY, "08:01");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void whatIsDueSoonOverdueExpiringAndExpiredIsOneMail() throws Exception {
        due(ana, fire, TODAY.plusDays(3));
        due(ana, make.course("Knives"), TODAY.minusDays(1));
        expires(ana, make.course("Ice"), TODAY.plusDays(7));
        expires(ana, make.course("Till"), TODAY.minusDays(1));
        due(ana, make.course("Allergens"), TODAY.plusDays(4));
        int before = entries();
        send();
        MimeMessage[] all = mails();
        assertThat(all).hasSize(1);
        assertThat(text(all[0]))
                .contains("Your training is due soon:\n\nFire, due 12 Dec 2026")
                .contains("Your training is overdue. You can still complete it:\n\nKnives, due 8 Dec 2026")
                .contains("Your training expires soon. Please retake it:\n\nIce, valid until 16 Dec 2026")
                .contains("Your training has expired. Please retake it:\n\nTill, valid until 8 Dec 2026")
                .doesNotContain("Allergens");
        assertThat(entries() - before).as("one entry of the log for each kind").isEqualTo(4);
    }

    @Test
    void howeverOftenItIsRunEachThingIsToldOnce() {
        due(ana, fire, TODAY.plusDays(3));
        send();
        send();
        db.deleteFrom(CALENDAR_SWEPT).execute();
        send();
        at(TODAY.plusDays(1), "08:01");
        send();
        at(TODAY.minusDays(1), "08:01");
        send();
        at(TODAY, "08:01");
        db.deleteFrom(CALENDAR_SWEPT).execute();
        send();
        assertThat(mails()).hasSize(1);
        at(TODAY.plusDays(2), "08:01");
        send();
        assertThat(mails()).hasSize(2);
        assertThat(mails()[1]).satisfies(m -> assertThat(m.getSubject()).isEqualTo("Your training is due soon"));
    }

    @Test
    void onTwoNodesAtOnceItIsToldOnce() throws Exception {
        List<Integer> people = make.people(300);
        people.forEach(p -> due(p, fire, TODAY.plusDays(3)));
        List<Thread> nodes = List.of(
                Thread.ofPlatform().start(round::work), Thread.ofPlatform().start(round::work));
        for (Thread node : nodes) {
            node.join();
        }
        assertThat(db.fetchCount(NOTICE)).isEqualTo(300);
        assertThat(db.fetchSingle(
                                "select count(*), count(distinct person_id) from audit_line l join audit_entry e on e.id = l.entry_id"
                                        + " and e.at = l.at where e.action = 'message.calendar' and l.content_id = "
                                        + fire)
                        .intoList())
                .containsExactly(300L, 300L);
    }

    @Test
    void afterALongOutageOneMessageWithWhatHolds() throws Exception {
        due(ana, fire, TODAY.plusDays(20));
        round.work();
        at(TODAY.plusDays(30), "09:00");
        send();
        assertThat(mails()).hasSize(1);
        assertThat(text(mails()[0])).contains("overdue").doesNotContain("due soon");
        assertThat(db.fetchCount(NOTICE)).isEqualTo(1);
    }

    @Test
    void whileTheMailServerIsAwayItGathersAndThenSaysWhatHolds() throws Exception {
        due(ana, fire, TODAY.plusDays(3));
        for (int day = 0; day < 14; day++) {
            at(TODAY.plusDays(day), "08:01");
            send("");
        }
        assertThat(inPerson.page(Fixture.ADMIN, null, 50).items().getFirst().items())
                .singleElement()
                .satisfies(i -> assertThat(i.kind()).isEqualTo(Kind.OVERDUE));
        at(TODAY.plusDays(14), "08:01");
        send();
        assertThat(mails()).hasSize(1);
        assertThat(text(mails()[0])).contains("Fire, due 12 Dec 2026").doesNotContain("due soon");
        assertThat(text(mails()[0]).split("Fire", -1)).hasSize(2);
    }

    @Test
    void whatNoLongerHoldsIsNotSent() {
        record Case(String what, String change) {}
        List<Case> cases = List.of(
                new Case("completed", "update assignment set state = 2"),
                new Case("removed", "delete from assignment"),
                new Case("no longer required, or exempted", "update assignment set required = false"),
                new Case("another date", "update assignment set due_on = due_on + 30"),
                new Case("archived", "update content set status = 'ARCHIVED' where title = 'Fire'"),
                new Case("deactivated", "update person set status = 'DEACTIVATED' where given_name = 'Ana'"),
                new Case("left yesterday", "update person set leaves_on = '2026-12-08' where given_name = 'Ana'"),
                new Case("away", "update person set leave_from = '2026-12-09' where given_name = 'Ana'"),
                new Case("the kind is off", "insert into message_text (kind, enabled) values ('DUE_SOON', false)"),
                new Case("all are off", "insert into setting (name, value) values ('messages', 'false')"));
        for (Case c : cases) {
            for (boolean queued : List.of(false, true)) {
                fixtureAgain();
                due(ana, fire, TODAY.plusDays(3));
                if (queued) {
                    round.work();
                }
                if (!(queued && c.what().startsWith("left"))) {
                    db.execute(c.change());
                    send();
                    assertThat(mails())
                            .as(c + (queued ? " between queueing and sending" : ""))
                            .isEmpty();
                }
            }
        }
    }

    @Test
    void whoComesBackIsToldWhatHolds() throws Exception {
        expires(ana, fire, TODAY.plusDays(2));
        due(ana, make.course("Ice"), TODAY.plusDays(2));
        db.execute("update person set leave_from = ?, leave_until = ? where id = ?", TODAY, TODAY.plusDays(10), ana);
        for (int day = 0; day < 13; day++) {
            at(TODAY.plusDays(day), "08:01");
            send();
            assertThat(mails()).as("day %d", day).hasSize(day < 11 ? 0 : day < 12 ? 1 : 2);
        }
        assertThat(text(mails()[0])).contains("Fire, valid until 11 Dec 2026").doesNotContain("overdue");
        assertThat(text(mails()[1])).as("moved by the eleven days away").contains("Ice, due 22 Dec 2026");
    }

    @Test
    void hoursAreThoseWhereThePersonIs() {
        zone(ana, "Pacific/Kiritimati");
        int ben = zone(person("Ben", "Okoro"), "America/St_Johns");
        due(ana, fire, TODAY.plusDays(3));
        due(ben, fire, TODAY.plusDays(3));
        at(TODAY.minusDays(1), "17:59");
        send();
        assertThat(mails()).isEmpty();
        at(TODAY.minusDays(1), "18:01");
        send();
        assertThat(mails()).as("it is 8:01 on Kiritimati").hasSize(1);
        at(TODAY, "11:29");
        send();
        assertThat(mails()).hasSize(1);
        at(TODAY, "11:31");
        send();
        assertThat(mails()).as("it is 8:01 in St John's").hasSize(2);
        db.execute("delete from assignment");
        due(ben, make.course("Late"), TODAY.plusDays(4));
        at(TODAY.plusDays(1), "21:25");
        send();
        assertThat(mails())
                .as("found at 17:55, ten minutes before it could go out it is evening")
                .hasSize(2);
        at(TODAY.plusDays(2), "03:00");
        send();
        assertThat(mails()).hasSize(2);
        at(TODAY.plusDays(2), "11:31");
        send();
        pass(Duration.ofMinutes(30));
        send();
        assertThat(mails()).hasSize(3);
    }

    @Test
    void onWeekendsOnlyWhereTheSettingSaysSo() throws Exception {
        times.change(Fixture.ADMIN, new TellingHours(8, 18, false, DayOfWeek.MONDAY, 8));
        LocalDate saturday = LocalDate.of(2026, 12, 12);
        due(ana, fire, saturday.plusDays(3));
        at(saturday.minusDays(1), "12:00");
        send();
        assertThat(tomorrow.view(Fixture.ADMIN, 50).parts()).isEmpty();
        at(saturday, "12:00");
        send();
        assertThat(mails()).isEmpty();
        at(saturday.plusDays(1), "12:00");
        assertThat(tomorrow.view(Fixture.ADMIN, 50).parts()).hasSize(1);
        at(saturday.plusDays(2), "12:00");
        send();
        assertThat(mails()).hasSize(1);
        assertThat(db.select(NOTICE.FOR_DAY).from(NOTICE).fetch(NOTICE.FOR_DAY)).containsExactly(saturday.plusDays(2));
    }

    @Test
    void whatFollowsLaterTheSameDayWaitsForTheNext() {
        due(ana, fire, TODAY.plusDays(3));
        send();
        zone(ana, "America/New_York");
        due(ana, make.course("Ice"), TODAY.plusDays(1));
        at(TODAY, "14:00");
        send();
        assertThat(mails())
                .as("in New York it is morning now, but she was told today")
                .hasSize(1);
        at(TODAY.plusDays(1), "14:00");
        send();
        assertThat(mails()).hasSize(2);
    }

    @Test
    void theManagerHearsFromTheSecondOnOfWhomTheyMaySee() throws Exception {
        int mia = manager("Mia", "{\"all\":[{\"people\":[\"" + ana + "\"]}]}");
        int other = manager("Olu", "{\"all\":[{\"people\":[\"" + ana + "\"]}]}");
        int blind = manager("Una", "{\"all\":[{\"people\":[\"" + mia + "\"]}]}");
        int ben = person("Ben", "Okoro");
        int cem = person("Cem", "Aydin");
        db.execute("update person set manager_id = ? where id = ?", mia, ana);
        db.execute("update person set manager_id = ? where id = ?", blind, ben);
        due(ana, fire, TODAY.minusDays(1));
        due(ben, fire, TODAY.minusDays(3));
        due(cem, fire, TODAY.minusDays(3));
        send();
        assertThat(to(mia)).isEmpty();
        at(TODAY.plusDays(2), "08:01");
        assertThat(to(blind)).isEmpty();
        send();
        assertThat(to(mia)).hasSize(1);
        assertThat(text(to(mia).getFirst()))
                .contains("Overdue in your team:\n\nAna Lima: Fire, due 8 Dec 2026")
                .contains("https://training.northline.example/admin/training?view=overdue")
                .doesNotContain("Ben", "Cem");
        assertThat(to(other)).as("she has a manager of her own who may see her").isEmpty();
        db.execute("update person set manager_id = null where id = ?", ana);
        int gone = manager("Gil", "{\"all\":[{\"people\":[\"" + ana + "\"]}]}");
        at(TODAY.plusDays(6), "08:01");
        round.work();
        db.execute("update person set scope = null where id = ?", gone);
        pass(QueueTold.WAITS.plusSeconds(1));
        MailsOut.send(spring, "smtp://127.0.0.1:" + server.getSmtp().getPort());
        assertThat(to(gone)).as("may not see her any more").isEmpty();
        assertThat(to(mia)).hasSize(2);
        assertThat(to(other)).hasSize(1);
        assertThat(to(blind)).isEmpty();
    }

    @Test
    void onMondaysManagersGetASummaryIfThereIsAnything() throws Exception {
        LocalDate monday = LocalDate.of(2026, 12, 14);
        int mia = manager("Mia", "{\"all\":[{\"people\":[\"" + ana + "\"]}]}");
        int nothing = manager("Nia", "{\"all\":[{\"people\":[\"" + mia + "\"]}]}");
        due(ana, fire, monday.minusDays(2));
        due(ana, make.course("Ice"), monday.plusDays(6));
        expires(ana, make.course("Till"), monday.minusDays(50));
        due(person("Ben", "Okoro"), fire, monday.minusDays(2));
        at(monday, "07:00");
        send();
        assertThat(to(mia)).isEmpty();
        at(monday, "08:01");
        send();
        send();
        assertThat(to(mia)).hasSize(1);
        assertThat(text(to(mia).getFirst()))
                .contains("Overdue (1)\n- Ana Lima: Fire, due 12 Dec 2026")
                .contains("Expired (1)\n- Ana Lima: Till, valid until 25 Oct 2026")
                .contains("Due this week (1)\n- Ana Lima: Ice, due 20 Dec 2026")
                .doesNotContain("Ben");
        assertThat(to(nothing)).isEmpty();
    }

    @Test
    void whoHasNoAddressIsToldTheSameInPerson() {
        db.execute("update person set email = null where id = ?", ana);
        due(ana, fire, TODAY.plusDays(3));
        expires(ana, make.course("Ice"), TODAY.minusDays(1));
        send();
        assertThat(mails()).isEmpty();
        assertThat(inPerson.page(Fixture.ADMIN, null, 50).items())
                .singleElement()
                .satisfies(w -> assertThat(w.items().stream().map(i -> i.kind() + " " + i.title()))
                        .containsExactlyInAnyOrder("DUE_SOON Fire", "EXPIRED Ice"));
    }

    @Test
    void tomorrowIsWhatThenGoesOut() {
        int mia = manager("Mia", "{\"all\":[]}");
        int ben = person("Ben", "Okoro");
        due(ana, fire, TODAY.plusDays(4));
        due(ben, fire, TODAY.minusDays(2));
        due(ben, make.course("Today"), TODAY.plusDays(3));
        expires(ben, make.course("Ice"), TODAY.plusDays(31));
        var seen = tomorrow.view(Fixture.ADMIN, 50);
        assertThat(seen.day()).isEqualTo(TODAY.plusDays(1));
        List<String> said = seen.parts().stream()
                .flatMap(p -> p.rows().stream().map(r -> p.kind() + " " + r.personId()))
                .sorted()
                .toList();
        assertThat(said).containsExactly("DUE_SOON " + ana, "EXPIRING " + ben, "OVERDUE " + ben, "TEAM_OVERDUE " + mia);
        round.work();
        db.deleteFrom(NOTICE).execute();
        at(TODAY.plusDays(1), "08:01");
        round.work();
        assertThat(db.select(NOTICE.KIND, NOTICE.PERSON_ID)
                        .from(NOTICE)
                        .where(NOTICE.FOR_DAY.eq(TODAY.plusDays(1)))
                        .fetch(r -> r.value1() + " " + r.value2()))
                .containsExactlyInAnyOrderElementsOf(said);
    }

    @Test
    void administratorsEditTheDays() {
        texts.save(Fixture.ADMIN, Kind.DUE_SOON, true, null, new Timing(List.of(5), 0, false, 0));
        assertThat(texts.timing(CalendarKind.DUE_SOON).days()).containsExactly(5);
        due(ana, fire, TODAY.plusDays(3));
        due(person("Ben", "Okoro"), fire, TODAY.plusDays(5));
        send();
        assertThat(mails()).hasSize(1);
        texts.save(Fixture.ADMIN, Kind.DUE_SOON, true, null, CalendarKind.DUE_SOON.standard());
        assertThat(db.fetchCount(MESSAGE_TEXT, MESSAGE_TEXT.TIMING.isNotNull())).isZero();
    }

    @Test
    void itSaysWhenItStands() {
        assertThat(round.isLate()).isFalse();
        at(TODAY, "09:30");
        assertThat(round.isLate()).isTrue();
        round.work();
        assertThat(round.isLate()).isFalse();
    }

    private int entries() {
        return db.fetchCount(AUDIT_ENTRY, AUDIT_ENTRY.ACTION.eq("message.calendar"));
    }

    private void fixtureAgain() {
        stop();
        fixture();
    }

    private int person(String given, String family) {
        int id = make.person(given, family);
        db.update(PERSON)
                .set(PERSON.EMAIL, given.toLowerCase(java.util.Locale.ROOT) + id + "@northline.example")
                .where(PERSON.ID.eq(id))
                .execute();
        return zone(id, "UTC");
    }

    private int zone(int person, String zone) {
        db.update(PERSON)
                .set(PERSON.TIME_ZONE, zone)
                .where(PERSON.ID.eq(person))
                .execute();
        return person;
    }

    private int manager(String given, String scope) {
        int id = person(given, "Manager");
        db.update(PERSON)
                .set(PERSON.ACCESS_LEVEL, "MANAGER")
                .set(PERSON.SCOPE, JSONB.valueOf(scope))
                .where(PERSON.ID.eq(id))
                .execute();
        return id;
    }

    private void due(int person, int course, LocalDate on) {
        db.execute(
                "insert into assignment (person_id, content_id, required, due_on, assigned_at) values (?, ?, true, ?, '2026-10-01')",
                person,
                course,
                on);
    }

    private void expires(int person, int course, LocalDate lastDay) {
        db.execute(
                "insert into assignment (person_id, content_id, required, state, progress, assigned_at, completed_at, expires_on)"
                        + " values (?, ?, true, 2, 100, '2025-10-01', '2025-11-01', ?)",
                person,
                course,
                lastDay);
    }

    private void at(LocalDate day, String utc) {
        clock.set(Instant.parse(day + "T" + utc + ":00Z"));
    }

    private void pass(Duration time) {
        clock.advance(time);
    }

    /** The round, and what it queued a little later. */
    private void send() {
        send("smtp://127.0.0.1:" + server.getSmtp().getPort());
    }

    private void send(String url) {
        round.work();
        pass(QueueTold.WAITS.plusSeconds(1));
        MailsOut.send(spring, url);
    }

    private MimeMessage[] mails() {
        return server.getReceivedMessages();
    }

    private List<MimeMessage> to(int person) {
        return Arrays.stream(mails())
                .filter(m -> {
                    try {
                        return m.getAllRecipients()[0].toString().matches(".*[^0-9]" + person + "@.*");
                    } catch (jakarta.mail.MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static String text(MimeMessage m) throws Exception {
        return ((MimeMultipart) m.getContent())
                .getBodyPart(0)
                .getContent()
                .toString()
                .replace("\r\n", "\n");
    }
}
