package dev.muster.api.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.reassess.Reassess;
import dev.muster.notification.SendMail;
import dev.muster.testing.Calls;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import dev.muster.work.JobRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The answers that the document shows are those that Muster gives: a kitchen's first week, every operation called at least
 * once. {@code ./run openapi} writes them anew.
 */
@MusterTest
@NullUnmarked
class ShownAnswersTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Autowired
    MockMvcTester mvc;

    @Autowired
    @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping handlers;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    Reassess reassess;

    @Autowired
    SendMail mail;

    @Autowired
    JobRunner jobs;

    private KeptAnswers kept;
    private FirstWeek week;

    @Test
    void theyAreThoseThatAreGiven() throws Exception {
        kept = new KeptAnswers(new Calls(mvc), handlers);
        week = new FirstWeek(kept, reassess::workOff);
        week.live();
        files();
        String token = learning();
        records();
        messages();
        exports();
        erasure();
        refusals(token);
        evidence();
        thousands();
        claims(token);
        String given = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(kept.all()) + "\n";
        if (Boolean.getBoolean("openapi.write")) {
            for (String root : List.of("src/main/resources", "target/classes")) {
                Files.writeString(Path.of(root + Examples.FILE), given);
            }
        }
        assertThat(given)
                .as("What is answered is not what the document shows: ./run openapi")
                .isEqualTo(Files.readString(Path.of("src/main/resources" + Examples.FILE)));
    }

    private void files() throws Exception {
        upload(
                "importPeople",
                200,
                "/imports/people?dryRun=true",
                new MockMultipartFile("file", "hr.csv", "text/csv", """
            id,first_name,last_name,location
            1001,Ana,Lopes,London
            1003,Dan,Weber,Hull
            1004,,,Hull
            """.getBytes(UTF_8)));
        upload(
                "importCompletions",
                200,
                "/imports/completions?dryRun=true",
                new MockMultipartFile("file", "cards.csv", "text/csv", """
            person,content,completed,score,valid to,evidence
            9999,Knife safety,2026-03-01,90,2028-02-29,Certificate 4711
            """.getBytes(UTF_8)));
        upload(
                "uploadFile",
                201,
                "/files",
                new MockMultipartFile(
                        "file", "assembly-points.txt", "text/plain", "Meet at the gate.".getBytes(UTF_8)));
    }

    /** @return the token of the learner */
    private String learning() {
        String token = kept.admin("makeToken", "{'name':'Payroll','expiresAt':'2027-01-01T00:00:00Z'}", week.ana)
                .path("token")
                .asString();
        kept.call(token, "getMe", "");
        kept.call(token, "listCatalog", "");
        kept.call(token, "listMyTraining", "");
        JsonNode begun = kept.call(token, "beginTraining", "", week.hygiene);
        String read = begun.at("/steps/0/id").asString();
        String quiz = begun.at("/steps/1/id").asString();
        kept.call(token, "beginCourse", "", week.module, week.knives);
        kept.call(token, "getMyCourse", "", week.module, week.knives);
        kept.call(token, "keepAnswers", "{'answers':[[0]]}", week.hygiene, week.hygiene, quiz);
        kept.call(token, "getMyTraining", "", week.hygiene);
        kept.call(token, "completeStep", "{'answers':[[1]]}", week.hygiene, week.hygiene, quiz);
        kept.call(token, "completeStep", "{}", week.hygiene, week.hygiene, read);
        kept.call(token, "finishTraining", "", week.hygiene);
        kept.call(token, "finishCourse", "", week.hygiene, week.hygiene);
        kept.call(token, "getMyHistory", "");
        kept.call(token, "getMyTranscript", "");
        kept.admin("listTokens", "", week.ana);
        return token;
    }

    private void records() {
        for (String kind : List.of("Course", "Module")) {
            String content = kind.equals("Course") ? week.hygiene : week.module;
            String change = kind.equals("Course")
                    ? "'steps':[%s]".formatted(FirstWeek.READ)
                    : "'courses':['%s']".formatted(week.hygiene);
            kept.admin("publish" + kind, "{'note':'New limits',%s}".formatted(change), content);
            kept.admin("list" + kind + "Versions", "", content);
            kept.admin("get" + kind + "Version", "", content, 2);
        }
        String recorded = id(kept.admin("recordCompletion", """
            {'contentId':'%s','completedAt':'2026-03-01','score':90,'evidence':'Certificate 4711'}""".formatted(week.knives), week.ben));
        kept.admin("voidCompletion", "{'reason':'Recorded for the wrong person'}", recorded);
        String again = "{'contentId':'%s','personIds':['%s','%s'],'dueOn':'2026-12-31'}"
                .formatted(week.hygiene, week.ana, week.ben);
        kept.admin("previewReassign", again);
        kept.admin("reassign", again);
        kept.admin("removeOneTraining", "", week.ben, week.hygiene);
        kept.admin("getHistory", "", week.ben);
        kept.admin("getTranscript", "", week.ben);
        kept.admin(
                "removeTraining",
                "{'contentId':'%s','personIds':['%s','%s'],'note':'Not needed in this role'}"
                        .formatted(week.module, week.ben, week.cleo));
        String act = kept.admin("listAudit", "").at("/items/0/id").asString();
        kept.admin("getAudit", "", act);
        kept.admin("previewUndo", "", act);
        kept.admin("undo", "", act);
        kept.admin("verifyAudit", "");
    }

    private void messages() {
        clock.advance(Duration.ofMinutes(2));
        mail.work();
        kept.admin("listNotifications", "");
        String id = db.fetchSingle("select min(id) from mail").get(0, String.class);
        kept.admin("getMail", "", id);
        db.execute("update mail set state = 'FAILED', error = 'No such mailbox.' where id = ?::bigint", id);
        kept.admin("sendMailAgain", "", id);
    }

    private void exports() throws Exception {
        MvcTestResult made = mvc.post()
                .uri("/api/v1/reports/training/exports?wait=true")
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                .exchange();
        assertThat(made).hasStatusOk();
        kept.keep("exportReport", 200, JSON.readTree(made.getResponse().getContentAsByteArray()));
    }

    private void erasure() {
        Fixture make = new Fixture(db, clock);
        int gone = make.person("Gus", "Gone");
        make.status(gone, "DEACTIVATED");
        kept.admin("erasePerson", "{'reason':'They asked for it'}", gone);
    }

    private void refusals(String token) {
        kept.any(
                400,
                MusterTest.ADMIN_TOKEN,
                "createPerson",
                "{'givenName':'','familyName':'Lopes','hiredOn':'1.3.2026'}");
        kept.any(401, "not-a-token", "getMe", "");
        kept.any(403, token, "listPeople", "");
        kept.any(404, MusterTest.ADMIN_TOKEN, "getPerson", "", 999_999);
        kept.any(409, MusterTest.ADMIN_TOKEN, "createValue", "{'name':'London'}", "location");
        assertThat(mvc.post()
                        .uri("/api/v1/people")
                        .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                        .contentType("text/plain")
                        .content("Ana"))
                .hasStatus(415)
                .satisfies(r -> kept.keep(
                        Examples.ANY, 415, JSON.readTree(r.getResponse().getContentAsByteArray())));
    }

    private void evidence() {
        String asked = "{'on':'%s'}".formatted(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        kept.keep("makeEvidence", 200, new Calls(mvc).admin(HttpMethod.POST, "/evidence?wait=true", asked, 200));
    }

    private void thousands() {
        new Fixture(db, clock).people(1_001);
        String everybody = "{'contentIds':['%s'],'audience':{'all':[]}}";
        JsonNode taken = kept.any(202, MusterTest.ADMIN_TOKEN, "assign", everybody.formatted(week.knives));
        jobs.runQueued();
        kept.admin("getJob", "", taken.at("/job/id").asString());
        JsonNode next = kept.any(202, MusterTest.ADMIN_TOKEN, "assign", everybody.formatted(week.hygiene));
        kept.admin("cancelJob", "", next.at("/job/id").asString());
    }

    private void claims(String token) throws Exception {
        db.execute("update content set accepts_documents = true where id = ?::int", week.knives);
        sendClaim(token);
        kept.call(token, "listMyClaims", "", week.knives);
        String first = kept.admin("listClaims", "").at("/items/0/id").asString();
        kept.call(token, "takeBackClaim", "", first);
        sendClaim(token);
        String second = kept.call(token, "listMyClaims", "", week.knives)
                .at("/items/0/id")
                .asString();
        kept.admin("getClaim", "", second);
        kept.admin("refuseClaim", "{'reason':'The name on the certificate is not yours.'}", second);
        sendClaim(token);
        String third = kept.call(token, "listMyClaims", "", week.knives)
                .at("/items/0/id")
                .asString();
        kept.admin("approveClaim", "{'validTo':'2028-09-30'}", third);
    }

    private void sendClaim(String token) throws Exception {
        var answer = mvc.post()
                .uri("/api/v1/me/training/" + week.knives + "/claims")
                .multipart()
                .file(new MockMultipartFile("file", "card.pdf", "application/pdf", "%PDF-1.4\n%%EOF".getBytes(UTF_8)))
                .param("completedOn", "2026-10-01")
                .param("number", "4711")
                .param("issuer", "Red Cross")
                .header("Authorization", "Bearer " + token)
                .exchange();
        assertThat(answer).hasStatus(201);
        kept.keep("sendClaim", 201, JSON.readTree(answer.getResponse().getContentAsByteArray()));
    }

    private void upload(String operation, int status, String path, MockMultipartFile file) throws Exception {
        var answer = mvc.post()
                .uri("/api/v1" + path)
                .multipart()
                .file(file)
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                .exchange();
        assertThat(answer).hasStatus(status);
        kept.keep(operation, status, JSON.readTree(answer.getResponse().getContentAsByteArray()));
    }

    static String id(JsonNode made) {
        return made.path("id").asString();
    }
}
