package dev.muster.views;

import static dev.muster.generated.db.Tables.DOWNLOAD;
import static dev.muster.generated.db.Tables.MAIL;
import static dev.muster.generated.db.Tables.NOTICE;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.VIEW_RECEIVER;
import static dev.muster.generated.db.Tables.VIEW_SENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.standing.GroupContents;
import dev.muster.notification.MailsOut;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import dev.muster.shared.AudienceJson;
import dev.muster.shared.BadInput;
import dev.muster.shared.NotAllowed;
import dev.muster.shared.NotThere;
import dev.muster.tables.TableFile.Format;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import dev.muster.work.JobRunner;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Views that are sent: on their day, once, to each with the people whom they may see. */
@MusterTest
@NullUnmarked
class SendViewsTest {
    /** A Sunday, and the Monday after it at eight in UTC. */
    private static final Instant SUNDAY = Instant.parse("2026-11-22T09:00:00Z");

    private static final Instant MONDAY = Instant.parse("2026-11-23T08:00:00Z");

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    SavedViews views;

    @Autowired
    Sendings sendings;

    @Autowired
    SendViews round;

    @Autowired
    JobRunner jobs;

    @Autowired
    GroupContents groupContents;

    @Autowired
    ApplicationContext spring;

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private Fixture make;
    private int ruth;
    private int mona;
    private int course;

    @BeforeEach
    void aReportThatRuthAndMonaRead() {
        server.start();
        clock.set(SUNDAY);
        db.deleteFrom(NOTICE).execute();
        db.deleteFrom(MAIL).execute();
        db.execute("delete from view_sending");
        make = new Fixture(db, clock);
        ruth = reader("Ruth", AccessLevel.ADMIN);
        mona = reader("Mona", AccessLevel.MANAGER);
        int ben = make.person("Ben", "Inside" + ruth);
        int cy = make.person("Cy", "Outside" + ruth);
        course = make.course("Knives " + ruth);
        int seen = make.staticGroup("Seen " + ruth, ben);
        db.execute(
                "update person set scope = ?::jsonb where id = ?",
                AudienceJson.write(Audience.of(new Audience.Member(seen, false))),
                mona);
        groupContents.set(Fixture.ADMIN, make.staticGroup("All " + ruth, ben, cy), List.of(course), Remarks.NONE, 0);
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private int reader(String name, AccessLevel level) {
        int id = make.person(name, "Reader");
        db.update(PERSON)
                .set(PERSON.EMAIL, name + id + "@example.com")
                .set(PERSON.ACCESS_LEVEL, level.name())
                .where(PERSON.ID.eq(id))
                .execute();
        return id;
    }

    private Actor actor(int id) {
        return new Actor(Actor.Kind.PERSON, id, "Ruth Reader", AccessLevel.ADMIN, null);
    }

    private SavedView view(boolean shared) {
        return views.save(
                actor(ruth),
                ViewPage.RECORDS,
                Map.of("content", List.of(String.valueOf(course))),
                "Knives of " + ruth,
                shared);
    }

    private void at(Instant now) {
        clock.set(now);
        round.work();
        jobs.runQueued();
        clock.advance(Duration.ofSeconds(61));
        MailsOut.send(spring, "smtp://127.0.0.1:" + server.getSmtp().getPort());
    }

    private MimeMessage mailTo(int person) throws Exception {
        for (MimeMessage m : server.getReceivedMessages()) {
            if (m.getAllRecipients()[0].toString().contains(person + "@")) {
                return m;
            }
        }
        throw new AssertionError("no mail");
    }

    private static String text(MimeMessage mail) throws Exception {
        return ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent().toString();
    }

    private String file(int person) {
        long id = db.select(DOWNLOAD.ID)
                .from(DOWNLOAD)
                .where(DOWNLOAD.PERSON_ID.eq(person))
                .fetchSingle(DOWNLOAD.ID);
        return new String(
                db.fetchSingle("select bytes from download_part where download_id = ? and no = 0", id)
                        .get(0, byte[].class),
                StandardCharsets.UTF_8);
    }

    private String outcome(int person) {
        return db.select(VIEW_SENT.OUTCOME)
                .from(VIEW_SENT)
                .where(VIEW_SENT.PERSON_ID.eq(person))
                .fetchSingle(VIEW_SENT.OUTCOME);
    }

    @Test
    void onMondayEachGetsItOnceWithTheirOwnPeople() throws Exception {
        SavedView view = view(true);
        sendings.set(actor(ruth), view.id(), Rhythm.MONDAY, Format.CSV, List.of(ruth, mona));
        at(MONDAY.minusSeconds(1));
        assertThat(server.getReceivedMessages()).as("before the hour").isEmpty();
        at(MONDAY);
        at(MONDAY.plusSeconds(3600));
        at(Instant.parse("2026-11-24T08:00:00Z"));

        assertThat(server.getReceivedMessages()).hasSize(2);
        long download = db.select(DOWNLOAD.ID)
                .from(DOWNLOAD)
                .where(DOWNLOAD.PERSON_ID.eq(mona))
                .fetchSingle(DOWNLOAD.ID);
        MimeMessage mail = mailTo(mona);
        assertThat(mail.getSubject()).isEqualTo("Your report from Muster");
        assertThat(text(mail).replace("\r\n", "\n"))
                .contains(
                        "Knives of " + ruth + "\nhttps://training.northline.example/admin/reports/training?content="
                                + course,
                        "As a file: https://training.northline.example/admin/downloads/" + download,
                        ".csv, 1 KB, kept until 30 Nov 2026.",
                        "To get it no more: https://training.northline.example/admin/views/" + view.id());
        assertThat(file(mona)).contains("Inside" + ruth).doesNotContain("Outside" + ruth);
        assertThat(file(ruth)).contains("Inside" + ruth, "Outside" + ruth);
        assertThat(mvc.get()
                        .uri("/admin/downloads/" + download)
                        .with(As.person(make.person("Else", "Where"), AccessLevel.MANAGER))
                        .exchange())
                .hasStatus(404);
        at(MONDAY.plus(Duration.ofDays(7)));
        assertThat(server.getReceivedMessages()).hasSize(4);
    }

    @Test
    void twoRoundsAtOnceSendItOnce() throws Exception {
        sendings.set(actor(ruth), view(true).id(), Rhythm.MONDAY, Format.XLSX, List.of(ruth, mona));
        clock.set(MONDAY);
        Callable<Object> one = () -> {
            round.work();
            return "";
        };
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var done : threads.invokeAll(List.of(one, one, one, one))) {
                done.get();
            }
        }
        assertThat(db.fetchSingle(
                                "select count(*) from job where kind = 'views.send' and actor_id in (?, ?)", ruth, mona)
                        .get(0, Integer.class))
                .isEqualTo(2);
    }

    @Test
    void aMissedDayIsMadeUpForOnThatDayOnly() {
        sendings.set(actor(ruth), view(false).id(), Rhythm.MONTH, Format.XLSX, List.of(ruth));
        at(Instant.parse("2026-12-02T08:00:00Z"));
        assertThat(server.getReceivedMessages()).as("not on the second").isEmpty();
        at(Instant.parse("2027-01-01T23:30:00Z"));
        assertThat(server.getReceivedMessages()).as("late, but on the first").hasSize(1);
    }

    @Test
    void whatIsSetUpAfterTheHourBeginsOnTheNextDay() {
        clock.set(MONDAY.plusSeconds(60));
        sendings.set(actor(ruth), view(false).id(), Rhythm.MONDAY, Format.XLSX, List.of(ruth));
        assertThat(round.first(Rhythm.MONDAY)).hasToString("2026-11-30");
        at(MONDAY.plusSeconds(120));
        assertThat(server.getReceivedMessages()).isEmpty();
        at(MONDAY.plus(Duration.ofDays(7)));
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void whoMayNotGetItAnyMoreGetsNothingAndThatIsSaid() throws Exception {
        int lea = reader("Lea", AccessLevel.MANAGER);
        int dan = reader("Dan", AccessLevel.AUDITOR);
        SavedView view = view(true);
        sendings.set(actor(ruth), view.id(), Rhythm.MONDAY, Format.XLSX, List.of(ruth, mona, lea, dan));
        db.execute("update person set status = 'DEACTIVATED' where id = ?", mona);
        db.execute("update person set access_level = 'LEARNER' where id = ?", lea);
        db.execute("update person set email = null where id = ?", dan);
        at(MONDAY);
        assertThat(Arrays.stream(server.getReceivedMessages())).hasSize(1);
        assertThat(List.of(outcome(ruth), outcome(mona), outcome(lea), outcome(dan)))
                .containsExactly("SENT", "DEACTIVATED", "NO_RIGHT", "NO_ADDRESS");
        assertThat(mvc.get()
                        .uri("/admin/views/" + view.id() + "/sending")
                        .with(As.person(ruth, AccessLevel.ADMIN))
                        .exchange())
                .bodyText()
                .contains("not sent: deactivated", "not sent: may not open the page", "not sent: no e-mail address");
    }

    @Test
    void whoeverGetsItCanEndThat() throws Exception {
        SavedView view = view(true);
        sendings.set(actor(ruth), view.id(), Rhythm.MONDAY, Format.XLSX, List.of(ruth, mona));
        var manager = As.person(mona, AccessLevel.MANAGER);
        assertThat(mvc.get().uri("/admin/views/" + view.id()).with(manager).exchange())
                .bodyText()
                .contains("Stop sending me this");
        mvc.post()
                .uri("/admin/views/" + view.id() + "/receive")
                .param("on", "false")
                .with(manager)
                .exchange();
        sendings.set(actor(ruth), view.id(), Rhythm.MONDAY, Format.CSV, List.of(ruth, mona));
        at(MONDAY);
        assertThat(server.getReceivedMessages())
                .as("also after the owner saved again")
                .hasSize(1);
        assertThatThrownBy(() -> sendings.set(
                        new Actor(Actor.Kind.PERSON, mona, "Mona", AccessLevel.MANAGER, null),
                        view.id(),
                        null,
                        Format.CSV,
                        List.of()))
                .isInstanceOf(NotAllowed.class);
    }

    @Test
    void onlyWhoMayOpenThePageIsChosenAndAPrivateViewGoesToItsOwnerAlone() {
        SavedView mine = view(false);
        assertThatThrownBy(() -> sendings.set(actor(ruth), mine.id(), Rhythm.MONDAY, Format.CSV, List.of(ruth, mona)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("Share the view first");
        views.change(actor(ruth), mine.id(), mine.name(), true);
        int learner = reader("Lou", AccessLevel.LEARNER);
        assertThatThrownBy(() -> sendings.set(actor(ruth), mine.id(), Rhythm.MONDAY, Format.CSV, List.of(learner)))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("may not open the page");
        assertThatThrownBy(() -> sendings.set(actor(ruth), mine.id(), Rhythm.MONDAY, Format.CSV, List.of()))
                .isInstanceOf(BadInput.class);
        sendings.set(actor(ruth), mine.id(), Rhythm.MONDAY, Format.CSV, List.of(mona));
        views.change(actor(ruth), mine.id(), mine.name(), false);
        at(MONDAY);
        assertThat(outcome(mona)).as("shared no more").isEqualTo("NOT_SHARED");
        views.delete(actor(ruth), mine.id());
        assertThat(db.fetchCount(VIEW_RECEIVER, VIEW_RECEIVER.VIEW_ID.eq(mine.id())))
                .isZero();
        assertThatThrownBy(() -> views.find(actor(ruth), mine.id())).isInstanceOf(NotThere.class);
    }

    @Test
    void itIsTypedByNameAndTriedAtOnce() throws Exception {
        SavedView view = view(true);
        var owner = As.person(ruth, AccessLevel.ADMIN);
        String username =
                db.fetchSingle("select username from person where id = ?", mona).get(0, String.class);
        assertThat(mvc.post()
                        .uri("/admin/views/" + view.id() + "/sending")
                        .param("rhythm", "MONDAY")
                        .param("people", "\r\n" + username + "\r\nNobody Atall")
                        .with(owner)
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("“Nobody Atall” is nobody whom you see, or several.");
        assertThat(mvc.post()
                        .uri("/admin/views/" + view.id() + "/sending")
                        .param("rhythm", "MONDAY")
                        .param("people", username + "\r\n")
                        .with(owner)
                        .exchange())
                .hasStatus3xxRedirection();
        assertThat(sendings.of(view).orElseThrow().receivers()).hasSize(1);

        mvc.post().uri("/admin/views/" + view.id() + "/send-now").with(owner).exchange();
        at(SUNDAY);
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(text(mailTo(ruth))).contains("Knives of " + ruth, ".xlsx");
        mvc.post()
                .uri("/admin/views/" + view.id() + "/sending")
                .param("rhythm", "")
                .with(owner)
                .exchange();
        at(MONDAY);
        assertThat(server.getReceivedMessages()).hasSize(1);
    }
}
