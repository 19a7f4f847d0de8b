package dev.muster.api.system;

import static dev.muster.generated.db.Tables.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.byhand.AssignRequest;
import dev.muster.assignment.byhand.Assignments;
import dev.muster.notification.SendMail;
import dev.muster.shared.AccessLevel;
import dev.muster.testing.As;
import dev.muster.testing.Calls;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Without a mail server: everything stays in the outbox. */
@MusterTest
class NotificationsApiTest {
    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Assignments assignments;

    @Autowired
    SendMail mail;

    int ana;
    int ben;

    @BeforeEach
    void fixture() {
        Fixture make = new Fixture(db, clock);
        ana = make.person("Ana", "Lima");
        ben = make.person("Ben", "Okoro");
        db.update(PERSON)
                .set(PERSON.EMAIL, "ana" + ana + "@northline.example")
                .where(PERSON.ID.eq(ana))
                .execute();
        List<Integer> courses = List.of(make.course("Allergens"), make.course("Fire"));
        assignments.assign(
                Fixture.ADMIN, new AssignRequest(courses, List.of(ana, ben), null, null, null, null, "Please"));
        clock.advance(Duration.ofSeconds(61));
        mail.work();
    }

    @Test
    void theOutboxIsAListByPersonAndState() {
        MvcTestResult all = get("/notifications?limit=1&person=" + ana);
        assertThat(all)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items.length()")
                .isEqualTo(1);
        assertThat(all).bodyJson().extractingPath("$.items[0].state").isEqualTo("QUEUED");
        assertThat(all).bodyJson().extractingPath("$.items[0].why").isEqualTo("No mail server is configured.");
        assertThat(all).bodyJson().extractingPath("$.items[0].message").isEqualTo("Please");
        assertThat(all).bodyJson().extractingPath("$.nextCursor").asString().isNotBlank();
        count("/notifications?person=" + ben + "&state=IN_PERSON&state=SENT", 2);
        count("/notifications?person=" + ana + "&state=IN_PERSON", 0);
        count("/notifications?person=" + ana + "&state=&kind=ASSIGNED", 2);
        assertThat(get("/notifications?state=LOST")).hasStatus(400);
        assertThat(get("/notifications?person=999999")).hasStatus(404);
    }

    @Test
    void aMailShowsWhatItSaysAndOnlyWhatFailedIsSentAgain() {
        String id = db.fetchSingle("select max(mail_id) from notice where person_id = ?", ana)
                .get(0, String.class);
        assertThat(get("/notifications/mails/" + id))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.body")
                .asString()
                .contains("Allergens", "Fire");
        assertThat(mvc.post()
                        .uri("/api/v1/notifications/mails/" + id + "/send-again")
                        .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN))
                .hasStatus(409);
        assertThat(get("/notifications/mails/999999")).hasStatus(404);
    }

    @Test
    void managersSeeWhomToTellButNotTheOutbox() {
        assertThat(mvc.get().uri("/admin/notifications").with(As.person(ana, AccessLevel.MANAGER)))
                .hasStatus(403);
        assertThat(mvc.get().uri("/admin/in-person").with(As.person(ana, AccessLevel.MANAGER)))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Okoro");
        assertThat(mvc.get().uri("/admin/in-person").with(As.admin()))
                .bodyText()
                .contains("Okoro");
    }

    private void count(String path, int n) {
        assertThat(get(path))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items.length()")
                .isEqualTo(n);
    }

    private MvcTestResult get(String path) {
        return new Calls(mvc).send(HttpMethod.GET, path, "");
    }
}
