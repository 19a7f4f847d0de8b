package dev.muster.notification;

import static dev.muster.generated.db.Tables.MAIL;
import static dev.muster.generated.db.Tables.NOTICE;
import static dev.muster.generated.db.Tables.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.byhand.AssignRequest;
import dev.muster.assignment.byhand.Assignments;
import dev.muster.assignment.byhand.DueDates;
import dev.muster.assignment.byhand.Reminders;
import dev.muster.assignment.byhand.Removals;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.audit.AuditLog.Written;
import dev.muster.notification.Frequencies.Frequency;
import dev.muster.notification.UnrulySmtp.Manner;
import dev.muster.notification.rules.Kind;
import dev.muster.notification.rules.MessageText;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

@MusterTest
class SendMailTest {
    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    Assignments assignments;

    @Autowired
    DueDates dueDates;

    @Autowired
    Removals removals;

    @Autowired
    Reminders reminders;

    @Autowired
    Notices notices;

    @Autowired
    Outbox outbox;

    @Autowired
    InPerson inPerson;

    @Autowired
    InPersonGrid toTell;

    @Autowired
    Frequencies frequencies;

    @Autowired
    MessageTexts texts;

    @Autowired
    AuditLog log;

    @Autowired
    GatherStore gather;

    @Autowired
    MailStore store;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationContext spring;

    final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    Fixture make;
    int ana;

    @BeforeEach
    void fixture() {
        server.start();
        clock.set(TestClock.START);
        db.deleteFrom(NOTICE).execute();
        db.deleteFrom(MAIL).execute();
        make = new Fixture(db, clock);
        ana = person("Ana", "Lima");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void fiveCoursesAtOnceAreOneMail() throws Exception {
        List<Integer> courses = List.of(
                make.course("Allergens"),
                make.course("Fire"),
                make.course("Till"),
                make.course("Knives"),
                make.course("Ice"));
        assign(courses, List.of(ana), LocalDate.of(2026, 12, 4), "Welcome to the team!", false);
        send(server());
        assertThat(server.getReceivedMessages()).as("an undo still stops it").isEmpty();
        pass(Duration.ofSeconds(61));
        send(server());
        send(server());
        MimeMessage[] all = server.getReceivedMessages();
        assertThat(all).hasSize(1);
        assertThat(all[0].getAllRecipients()[0]).hasToString("Ana Lima <" + email(ana) + ">");
        assertThat(all[0].getSubject()).isEqualTo("New training at Muster");
        assertThat(part(all[0], 0))
                .startsWith("Hello Ana,")
                .contains("Allergens, due 4 Dec 2026", "Fire", "Till", "Knives", "Ice", "“Welcome to the team!”")
                .contains("https://training.northline.example/training/" + courses.getFirst());
        assertThat(states()).containsOnly("SENT").hasSize(5);
    }

    @Test
    void whatWasRemovedCompletedOrUndoneBeforeIsNotSent() {
        int removed = make.course("Allergens");
        int completed = make.course("Fire");
        int undone = make.course("Till");
        assign(List.of(removed, completed), List.of(ana), null, null, false);
        assign(List.of(undone), List.of(ana), null, null, false);
        removals.carryOut(Fixture.ADMIN, removed, List.of(ana), Remarks.NONE);
        make.state(ana, completed, 2, 100);
        long entry = entryOf(undone);
        transaction.executeWithoutResult(_ -> notices.withdraw(entry, entry()));
        pass(Duration.ofSeconds(61));
        send(server());
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThat(db.select(NOTICE.REASON).from(NOTICE).fetchSet(NOTICE.REASON))
                .containsExactlyInAnyOrder("REMOVED", "COMPLETED", "UNDONE");
    }

    @Test
    void whatIsUndoneAfterItWasSentIsCorrected() throws Exception {
        int course = make.course("Allergens");
        assign(List.of(course), List.of(ana), null, null, false);
        pass(Duration.ofSeconds(61));
        send(server());
        long entry = entryOf(course);
        removals.carryOut(Fixture.ADMIN, course, List.of(ana), Remarks.NONE);
        transaction.executeWithoutResult(_ -> notices.withdraw(entry, entry()));
        send(server());
        MimeMessage[] all = server.getReceivedMessages();
        assertThat(all).hasSize(2);
        assertThat(all[1].getSubject()).startsWith("Correction");
        assertThat(part(all[1], 0)).contains("Allergens: it is not on your list any more");
    }

    @Test
    void droppedAfterTheDotItMayHaveArrivedAndIsNeverSentAgainByItself() throws Exception {
        int course = make.course("Allergens");
        try (var unruly = new UnrulySmtp(Manner.DROPS_AFTER_DOT)) {
            assign(List.of(course), List.of(ana), null, null, false);
            pass(Duration.ofSeconds(61));
            send(unruly.url());
            assertThat(states()).containsExactly("UNSURE");
            unruly.manner = Manner.WELL;
            pass(Duration.ofDays(1));
            send(unruly.url());
            assertThat(unruly.taken).hasSize(1);
            outbox.sendAgain(Fixture.ADMIN, mail());
            send(unruly.url());
            assertThat(states()).containsExactly("SENT");
            assertThat(unruly.taken).hasSize(2);
            assertThat(messageId(unruly.taken.get(1))).isEqualTo(messageId(unruly.taken.get(0)));
        }
    }

    @Test
    void putOffItIsTriedAgainLaterAndLater() throws Exception {
        int course = make.course("Allergens");
        try (var unruly = new UnrulySmtp(Manner.PUTS_OFF)) {
            assign(List.of(course), List.of(ana), null, null, false);
            pass(Duration.ofSeconds(61));
            send(unruly.url());
            var mail = db.selectFrom(MAIL).fetchSingle();
            assertThat(mail.getError()).contains("451 Come back later");
            assertThat(mail.getNextTryAt()).isEqualTo(clock.instant().plusSeconds(5));
            send(unruly.url());
            assertThat(db.selectFrom(MAIL).fetchSingle().getTries()).isEqualTo(1);
            pass(Duration.ofSeconds(5));
            send(unruly.url());
            mail = db.selectFrom(MAIL).fetchSingle();
            assertThat(mail.getTries()).isEqualTo(2);
            assertThat(mail.getNextTryAt()).isEqualTo(clock.instant().plusSeconds(10));
            unruly.manner = Manner.WELL;
            pass(Duration.ofSeconds(10));
            send(unruly.url());
            assertThat(unruly.taken).hasSize(1);
            assertThat(states()).containsExactly("SENT");
        }
    }

    @Test
    void putOffForThreeDaysItHasFailed() throws Exception {
        try (var unruly = new UnrulySmtp(Manner.PUTS_OFF)) {
            assign(List.of(make.course("Allergens")), List.of(ana), null, null, false);
            pass(Duration.ofSeconds(61));
            send(unruly.url());
            pass(Duration.ofDays(3).plusSeconds(1));
            send(unruly.url());
            assertThat(states()).containsExactly("FAILED");
            assertThat(db.selectFrom(MAIL).fetchSingle().getError()).startsWith("Given up after three days.");
        }
    }

    @Test
    void refusedForGoodItHasFailedWithTheReasonAndTheOthersGoOut() throws Exception {
        for (Manner manner : List.of(Manner.REFUSES, Manner.REFUSES_AT_DOT)) {
            try (var unruly = new UnrulySmtp(manner)) {
                assign(List.of(make.course("Allergens")), List.of(ana), null, null, false);
                pass(Duration.ofSeconds(61));
                send(unruly.url());
            }
        }
        assertThat(states()).containsExactly("FAILED", "FAILED");
        assertThat(db.selectFrom(MAIL).orderBy(MAIL.ID).fetch(MAIL.ERROR))
                .satisfiesExactly(
                        e -> assertThat(e).contains("550 No such user"),
                        e -> assertThat(e).contains("554 Not that"));
    }

    @Test
    void anAddressThatIsNoneFailsAndReachesNobodyElse() {
        db.update(PERSON)
                .set(PERSON.EMAIL, "ana@northline.example\r\nBcc: eve@example.org")
                .where(PERSON.ID.eq(ana))
                .execute();
        int ben = person("Ben", "Okoro");
        assign(List.of(make.course("Allergens")), List.of(ana, ben), null, null, false);
        pass(Duration.ofSeconds(61));
        send(server());
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(db.fetchCount(NOTICE, NOTICE.STATE.eq("FAILED"), NOTICE.PERSON_ID.eq(ana)))
                .isEqualTo(1);
    }

    @Test
    void aServerThatIsDownStopsTheRoundAtTheFirstAndAllGoOutWhenItIsBack() throws Exception {
        List<Integer> people = List.of(ana, person("Ben", "Okoro"), person("Cem", "Aydin"));
        String nobody;
        try (var gone = new UnrulySmtp(Manner.WELL)) {
            nobody = gone.url();
        }
        assign(List.of(make.course("Allergens")), people, null, null, false);
        pass(Duration.ofSeconds(61));
        send(nobody);
        assertThat(db.selectFrom(MAIL).fetch(MAIL.TRIES)).containsExactlyInAnyOrder(1, 0, 0);
        for (Manner manner : List.of(Manner.TOO_BUSY, Manner.NEVER_GREETS, Manner.DROPS_AT_DATA)) {
            try (var unruly = new UnrulySmtp(manner)) {
                pass(Duration.ofSeconds(6));
                send(unruly.url());
                assertThat(unruly.connections).as(manner.name()).isEqualTo(1);
            }
        }
        assertThat(states()).containsOnly("QUEUED");
        pass(Duration.ofSeconds(10));
        send(server());
        assertThat(server.getReceivedMessages()).hasSize(3);
        assertThat(states()).containsOnly("SENT");
    }

    @Test
    void whileAServerTakesItsTimeNobodyWaits() throws Exception {
        int course = make.course("Allergens");
        assign(List.of(course), List.of(ana), null, null, false);
        pass(Duration.ofSeconds(61));
        try (var unruly = new UnrulySmtp(Manner.WAITS_AFTER_DOT)) {
            Thread sender = Thread.ofVirtual().start(() -> send(unruly.url(), 60_000));
            unruly.reached.await();
            assertThat(states()).containsExactly("SENDING");
            dueDates.change(Fixture.ADMIN, course, List.of(ana), LocalDate.of(2027, 1, 1), Remarks.NONE);
            long entry = entryOf(course);
            transaction.executeWithoutResult(_ -> notices.withdraw(entry, entry()));
            unruly.goOn.countDown();
            sender.join();
        }
        assertThat(db.select(NOTICE.KIND, NOTICE.STATE)
                        .from(NOTICE)
                        .orderBy(NOTICE.ID)
                        .fetch(r -> r.value1() + " " + r.value2()))
                .containsExactly("ASSIGNED SENT", "DUE_DATE_CHANGED QUEUED", "CORRECTION QUEUED");
    }

    @Test
    void whatACrashLeftHalfSentMayHaveBeenSent() {
        assign(List.of(make.course("Allergens")), List.of(ana), null, null, false);
        pass(Duration.ofSeconds(61));
        transaction.executeWithoutResult(_ -> gather.gather(clock.instant()));
        transaction.executeWithoutResult(_ -> store.claim(clock.instant()));
        assertThat(states()).containsExactly("SENDING");
        send(server());
        assertThat(states()).containsExactly("UNSURE");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void withoutAServerItWaitsInTheOutboxAndIsOneMailHoweverLongThatTakes() {
        assign(List.of(make.course("Allergens")), List.of(ana), null, null, false);
        pass(Duration.ofSeconds(61));
        send("");
        assign(List.of(make.course("Fire")), List.of(ana), null, null, false);
        pass(Duration.ofSeconds(61));
        send("");
        assertThat(states()).containsExactly("QUEUED", "QUEUED");
        send(server());
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void whoHasNoAddressIsToldInPersonOnce() {
        int cem = make.person("Cem", "Aydin");
        int course = make.course("Allergens");
        assign(List.of(course), List.of(cem), null, "See you Monday", false);
        pass(Duration.ofSeconds(61));
        send(server());
        assertThat(states()).containsExactly("IN_PERSON");
        var waiting = toTell.page(Fixture.ADMIN, null, 50).items();
        assertThat(waiting).singleElement().satisfies(w -> {
            assertThat(w.name()).isEqualTo("Cem Aydin");
            assertThat(w.items()).singleElement().satisfies(i -> {
                assertThat(i.title()).isEqualTo("Allergens");
                assertThat(i.message()).isEqualTo("See you Monday");
            });
        });
        List<Long> ids = waiting.getFirst().noticeIds();
        assertThat(inPerson.told(Fixture.ADMIN, cem, ids)).isEqualTo(1);
        assertThat(inPerson.told(Fixture.ADMIN, cem, ids)).isZero();
        assertThat(toTell.page(Fixture.ADMIN, null, 50).items()).isEmpty();
        assertThat(toTell.page(
                                new Actor(Actor.Kind.PERSON, ana, "A manager of nobody", AccessLevel.MANAGER, null),
                                null,
                                50)
                        .items())
                .isEmpty();
    }

    @Test
    void withoutAServerEverybodyIsToldInPersonAndWhoWasToldGetsNoMailLater() {
        int allergens = make.course("Allergens");
        int ben = person("Ben", "Okoro");
        assign(List.of(allergens), List.of(ana, ben), null, null, false);
        assertThat(toTell.page(Fixture.ADMIN, null, 50).items())
                .as("an undo still stops it")
                .isEmpty();
        pass(Duration.ofSeconds(61));
        send("");
        assertThat(toTell.waiting(Fixture.ADMIN)).isEqualTo(2);
        var waiting = toTell.page(Fixture.ADMIN, null, 50).items();
        assertThat(waiting).extracting(InPersonGrid.Who::name).containsExactly("Ana Lima", "Ben Okoro");
        assertThat(inPerson.told(Fixture.ADMIN, ana, waiting.getFirst().noticeIds()))
                .isEqualTo(1);
        assertThat(toTell.page(Fixture.ADMIN, null, 50).items())
                .extracting(InPersonGrid.Who::name)
                .containsExactly("Ben Okoro");
        send(server());
        assertThat(states()).containsExactlyInAnyOrder("TOLD", "SENT");
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(toTell.waiting(Fixture.ADMIN)).isZero();
    }

    @Test
    void onLeaveMessagesWaitAndDeactivatedNobodyIsTold() {
        int ben = person("Ben", "Okoro");
        assign(List.of(make.course("Allergens")), List.of(ana, ben), null, null, false);
        // by the dates: nothing has noted the status yet
        db.execute("update person set leave_from = '2026-11-22' where id = ?", ana);
        make.status(ben, "DEACTIVATED");
        pass(Duration.ofSeconds(61));
        send(server());
        assertThat(server.getReceivedMessages()).isEmpty();
        db.execute("update person set leave_from = null where id = ?", ana);
        make.status(ben, "ACTIVE");
        pass(Duration.ofMinutes(20));
        send(server());
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void whoWantsOneMailADayGetsItInTheirMorning() {
        frequencies.choose(new Actor(Actor.Kind.PERSON, ana, "Ana", AccessLevel.LEARNER, null), Frequency.DAILY);
        db.update(PERSON)
                .set(PERSON.TIME_ZONE, "Asia/Kolkata")
                .where(PERSON.ID.eq(ana))
                .execute();
        assign(List.of(make.course("Allergens")), List.of(ana), null, null, false);
        pass(Duration.ofHours(12));
        assign(List.of(make.course("Fire")), List.of(ana), null, null, false);
        pass(Duration.ofMinutes(5));
        send(server());
        assertThat(server.getReceivedMessages()).isEmpty();
        clock.set(TestClock.START.plus(Duration.ofHours(17)).plusSeconds(1740));
        send(server());
        assertThat(server.getReceivedMessages()).as("07:59 in Kolkata").isEmpty();
        pass(Duration.ofMinutes(2));
        send(server());
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(states()).containsExactly("SENT", "SENT");
    }

    @Test
    void silentOrSwitchedOffNothingIsSaid() {
        int course = make.course("Allergens");
        assign(List.of(course), List.of(ana), null, null, true);
        texts.save(Fixture.ADMIN, Kind.DUE_DATE_CHANGED, false, null);
        dueDates.change(Fixture.ADMIN, course, List.of(ana), LocalDate.of(2027, 1, 1), Remarks.NONE);
        assertThat(states()).isEmpty();
        texts.save(Fixture.ADMIN, Kind.DUE_DATE_CHANGED, true, null);
        dueDates.change(Fixture.ADMIN, course, List.of(ana), LocalDate.of(2027, 1, 2), Remarks.NONE);
        assertThat(states()).containsExactly("QUEUED");
    }

    @Test
    void whatPeopleWroteIsTextInEveryPart() throws Exception {
        int eve = person("Eve\r\nBcc: all@example.org", "<b>Bold</b>");
        int course = make.course("Oil & \"fat\" <script>alert(1)</script>\r\nX-Header: 1");
        texts.save(
                Fixture.ADMIN,
                Kind.ASSIGNED,
                true,
                new MessageText(
                        "For {{name}}", "<i>{{name}}</i>\n{{#courses}}{{title}} {{link}} {{message}}{{/courses}}"));
        assign(List.of(course), List.of(eve), null, "<img src=x>\r\n.\r\nMAIL FROM:<a@b>", false);
        pass(Duration.ofSeconds(61));
        send(server());
        texts.save(Fixture.ADMIN, Kind.ASSIGNED, true, null);
        MimeMessage[] all = server.getReceivedMessages();
        assertThat(all).hasSize(1);
        assertThat(all[0].getHeader("Bcc")).isNull();
        assertThat(all[0].getHeader("X-Header")).isNull();
        assertThat(all[0].getSubject()).isEqualTo("For Eve Bcc: all@example.org <b>Bold</b>");
        assertThat(part(all[0], 1))
                .doesNotContain("<script", "<img", "<b>", "<i>")
                .contains(
                        "&lt;script&gt;",
                        "&lt;i&gt;",
                        "<a href=\"https://training.northline.example/training/" + course);
        assertThat(part(all[0], 0)).contains("MAIL FROM:<a@b>", "Oil & \"fat\" <script>");
    }

    @Test
    void aReminderAndANewDateInOneBurstAreOneMail() throws Exception {
        int course = make.course("Allergens");
        assign(List.of(course), List.of(ana), null, null, true);
        dueDates.change(Fixture.ADMIN, course, List.of(ana), LocalDate.of(2026, 12, 9), Remarks.NONE);
        reminders.remind(Fixture.ADMIN, course, List.of(ana), new Remarks(null, null, "Soon, please.", false));
        pass(Duration.ofSeconds(61));
        send(server());
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(part(server.getReceivedMessages()[0], 0))
                .contains("due 9 Dec 2026", "“Soon, please.”", "has changed", "still open");
    }

    private int person(String given, String family) {
        int id = make.person(given, family);
        db.update(PERSON)
                .set(PERSON.EMAIL, "p" + id + "@northline.example")
                .where(PERSON.ID.eq(id))
                .execute();
        return id;
    }

    private void assign(
            List<Integer> courses,
            List<Integer> people,
            @Nullable LocalDate due,
            @Nullable String message,
            boolean silent) {
        assignments.assign(Fixture.ADMIN, new AssignRequest(courses, people, due, null, null, null, message, silent));
    }

    private Written entry() {
        return log.write(Act.of(Fixture.ADMIN, AuditAction.UNDO_ASSIGNMENT_ASSIGN));
    }

    private long entryOf(int course) {
        return db.select(NOTICE.ENTRY_ID)
                .from(NOTICE)
                .where(NOTICE.CONTENT_ID.eq(course), NOTICE.KIND.eq("ASSIGNED"))
                .fetchSingle()
                .value1();
    }

    private void pass(Duration time) {
        clock.advance(time);
    }

    private String server() {
        return "smtp://127.0.0.1:" + server.getSmtp().getPort();
    }

    private void send(String url) {
        send(url, 500);
    }

    private void send(String url, int answerMs) {
        MailsOut.send(spring, url, answerMs);
    }

    private List<String> states() {
        return db.select(NOTICE.STATE).from(NOTICE).orderBy(NOTICE.ID).fetch(NOTICE.STATE);
    }

    private long mail() {
        return db.select(MAIL.ID).from(MAIL).fetchSingle().value1();
    }

    private String email(int id) {
        return java.util.Objects.requireNonNull(db.select(PERSON.EMAIL)
                .from(PERSON)
                .where(PERSON.ID.eq(id))
                .fetchSingle()
                .getValue(PERSON.EMAIL, String.class));
    }

    private static String messageId(String raw) {
        return raw.lines().filter(l -> l.startsWith("Message-ID:")).findFirst().orElseThrow();
    }

    /** 0: plain, 1: HTML. */
    private static String part(MimeMessage m, int i) throws Exception {
        return ((MimeMultipart) m.getContent())
                .getBodyPart(i)
                .getContent()
                .toString()
                .replace("\r\n", "\n");
    }
}
