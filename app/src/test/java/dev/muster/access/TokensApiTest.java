package dev.muster.access;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.people.Person;
import dev.muster.people.PersonDraft;
import dev.muster.people.Persons;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.json.JsonMapper;

@MusterTest
class TokensApiTest {
    private static final Actor SYSTEM = Actor.system("Test");
    private static int n;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Persons persons;

    @Autowired
    Tokens tokens;

    @Autowired
    TestClock clock;

    private Person person(AccessLevel level, String location, @Nullable Audience scope) {
        String name = level.name().toLowerCase() + ++n;
        return persons.create(
                SYSTEM,
                new PersonDraft(
                        name,
                        "Test",
                        name,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        level,
                        scope,
                        Map.of(Attribute.LOCATION, List.of(location))));
    }

    private MvcTestResult post(String token, String url, String body) {
        return mvc.post()
                .uri(url)
                .header("Authorization", "Bearer " + token)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .exchange();
    }

    private MvcTestResult get(String token, String url) {
        return mvc.get().uri(url).header("Authorization", "Bearer " + token).exchange();
    }

    @Test
    void aTokenActsAsItsPersonUntilRevoked() throws Exception {
        Person manager = person(AccessLevel.MANAGER, "Leeds", null);
        MvcTestResult made =
                post(MusterTest.ADMIN_TOKEN, "/api/v1/people/" + manager.id() + "/tokens", quoted("{'name':'Rota'}"));
        assertThat(made).hasStatus(201);
        var json = JsonMapper.builder().build().readTree(made.getResponse().getContentAsString());
        String token = json.get("token").asString();
        assertThat(get(token, "/api/v1/people")).hasStatusOk();
        assertThat(post(token, "/api/v1/people", "{}")).hasStatus(403);
        String url =
                "/api/v1/people/" + manager.id() + "/tokens/" + json.get("id").asString();
        assertThat(mvc.delete()
                        .uri(url)
                        .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                        .exchange())
                .hasStatus(204);
        assertThat(get(token, "/api/v1/people")).hasStatus(401);
    }

    @Test
    void aTokenRunsOutAndDiesWithItsPerson() {
        Person auditor = person(AccessLevel.AUDITOR, "Hull", null);
        String shortLived = tokens.make(
                        SYSTEM, auditor.id(), "day", clock.instant().plusSeconds(3600))
                .token();
        String lasting = tokens.make(SYSTEM, auditor.id(), "lasting", null).token();
        assertThat(get(shortLived, "/api/v1/people")).hasStatusOk();
        clock.advance(Duration.ofHours(2));
        assertThat(get(shortLived, "/api/v1/people")).hasStatus(401);
        assertThat(get(lasting, "/api/v1/people")).hasStatusOk();
        persons.deactivate(SYSTEM, auditor.id());
        assertThat(get(lasting, "/api/v1/people")).hasStatus(401);
        persons.reactivate(SYSTEM, auditor.id());
        assertThat(get(lasting, "/api/v1/people")).hasStatus(401);
    }

    @Test
    void managersMakeCodesForLearnersInScopeOnly() {
        Audience leeds = Audience.of(new Audience.Has(Attribute.LOCATION, List.of("Leeds"), false));
        String manager = tokens.make(
                        SYSTEM, person(AccessLevel.MANAGER, "Leeds", leeds).id(), "m", null)
                .token();
        Person learner = person(AccessLevel.LEARNER, "Leeds", null);
        Person other = person(AccessLevel.LEARNER, "London", null);
        Person admin = person(AccessLevel.ADMIN, "Leeds", null);
        assertThat(post(manager, "/api/v1/people/" + learner.id() + "/sign-in-code", ""))
                .hasStatus(201)
                .bodyJson()
                .extractingPath("$.code")
                .asString()
                .matches("[2-9A-Z]{5}-[2-9A-Z]{5}");
        assertThat(post(manager, "/api/v1/people/" + other.id() + "/sign-in-code", ""))
                .hasStatus(404);
        assertThat(post(manager, "/api/v1/people/" + admin.id() + "/sign-in-code", ""))
                .hasStatus(403);
        assertThat(post(
                        manager,
                        "/api/v1/sign-in-codes",
                        quoted("{'personIds':['%s','%s']}", learner.id(), other.id())))
                .hasStatus(404);
        assertThat(post(manager, "/api/v1/people/" + learner.id() + "/tokens", quoted("{'name':'x'}")))
                .hasStatus(403);
    }

    @Test
    void slipsComeAsPdf() throws Exception {
        Person learner = persons.create(SYSTEM, PersonDraft.named("Zoë <b>", "Żółć & Иванова"));
        MvcTestResult pdf =
                post(MusterTest.ADMIN_TOKEN, "/api/v1/sign-in-codes", quoted("{'personIds':['%s']}", learner.id()));
        assertThat(pdf).hasStatusOk().hasContentType("application/pdf");
        try (var document = org.apache.pdfbox.Loader.loadPDF(pdf.getResponse().getContentAsByteArray())) {
            String text = new org.apache.pdfbox.text.PDFTextStripper()
                    .getText(document)
                    .replaceAll("\\s+", " ");
            assertThat(text).contains("Zoë <b> Żółć & Иванова", learner.username(), "/sign-in/code");
        }
    }

    @Test
    void badBodiesNameTheField() {
        String url =
                "/api/v1/people/" + person(AccessLevel.LEARNER, "Leeds", null).id() + "/tokens";
        assertThat(post(MusterTest.ADMIN_TOKEN, url, quoted("{'nam':'x'}")))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("nam");
        assertThat(post(MusterTest.ADMIN_TOKEN, url, quoted("{'name':"))).hasStatus(400);
        assertThat(post(MusterTest.ADMIN_TOKEN, url, quoted("{'name':'x','expiresAt':'soon'}")))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].field")
                .isEqualTo("expiresAt");
        assertThat(post(MusterTest.ADMIN_TOKEN, "/api/v1/people/none/tokens", quoted("{'name':'x'}")))
                .hasStatus(404);
        assertThat(mvc.put()
                        .uri(url)
                        .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                        .exchange())
                .hasStatus(405)
                .containsHeader("Allow");
        assertThat(mvc.post()
                        .uri(url)
                        .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                        .contentType(MediaType.TEXT_PLAIN)
                        .content("x")
                        .exchange())
                .hasStatus(415);
    }
}
