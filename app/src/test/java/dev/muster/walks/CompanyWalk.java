package dev.muster.walks;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.muster.testing.MusterTest;
import dev.muster.testing.Screen;
import dev.muster.testing.Waiting;
import dev.muster.testing.Walk;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A walk in a company of a few people, which the test makes by the API. */
@TestPropertySource(properties = "muster.demo=off")
abstract class CompanyWalk extends Walk {
    private final JsonMapper json = JsonMapper.builder().build();

    /** The first administrator, signed in: before anybody else is there. */
    Screen administrator() {
        Screen desk = atDesk();
        desk.open("/");
        desk.fill("Given name", "Ada");
        desk.fill("Family name", "Sutcliffe");
        desk.fill("Username", "ada");
        desk.fill("Password", PASSWORD);
        desk.press("Make the first administrator");
        desk.page.waitForURL(url -> !url.contains("/set-up"));
        return desk;
    }

    /** @param attributes JSON, for example {@code "location":["Leeds"]}; returns the id */
    String person(String given, String family, String attributes) throws Exception {
        return api("POST", "/api/v1/people", """
            {"givenName":"%s","familyName":"%s","attributes":{%s}}""".formatted(given, family, attributes))
                .path("id")
                .asString();
    }

    /** A published course of one text. */
    String course(String title) throws Exception {
        return course(title, "");
    }

    /** @param more settings as JSON, after a comma */
    String course(String title, String more) throws Exception {
        return api("POST", "/api/v1/courses", """
            {"title":"%s","status":"ACTIVE","steps":[{"kind":"TEXT","title":"Read","body":"Read this."}]%s}""".formatted(title, more))
                .path("id")
                .asString();
    }

    JsonNode assign(String course, String... people) throws Exception {
        return api("POST", "/api/v1/assignments", """
            {"contentIds":["%s"],"personIds":["%s"]}""".formatted(course, String.join("\",\"", people)));
    }

    void untilRulesAreDone() throws Exception {
        Waiting.until(
                "rules are worked off",
                () -> api("GET", "/api/v1/engine", "").toString().equals(quoted("{'pending':0,'jobs':0}")));
    }

    /** The person does the first step of the course. */
    void completes(String person, String course) throws Exception {
        completes(person, course, 1);
    }

    /** The person does the first steps of the course: texts. */
    void completes(String person, String course, int steps) throws Exception {
        String token = token(person);
        String mine = "/api/v1/me/training/" + course;
        for (JsonNode step : api("GET", "/api/v1/courses/" + course, "").path("steps")) {
            if (steps-- > 0) {
                String at = "/courses/" + course + "/steps/" + step.path("id").asString();
                api(token, "POST", mine + at + "/complete", "{}");
            }
        }
    }

    void begins(String person, String content) throws Exception {
        api(token(person), "POST", "/api/v1/me/training/" + content + "/begin", "{}");
    }

    private String token(String person) throws Exception {
        return api("POST", "/api/v1/people/" + person + "/tokens", quoted("{'name':'Test'}"))
                .path("token")
                .asString();
    }

    /** The person, signed in on a phone. */
    Screen learner(String person) throws Exception {
        String code = api("POST", "/api/v1/people/" + person + "/sign-in-code", "")
                .path("code")
                .asString();
        Screen phone = onPhone();
        phone.open("/sign-in/code");
        phone.page.locator("#code").fill(code);
        phone.page.locator("main button.p").click();
        phone.page.locator("#password").fill("quiet harbour lantern");
        phone.page.locator("main button.p").click();
        return phone;
    }

    JsonNode api(String method, String path, String body) throws Exception {
        return api(MusterTest.ADMIN_TOKEN, method, path, body);
    }

    private JsonNode api(String token, String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            return json.readTree(answer.body().isEmpty() ? "null" : answer.body());
        }
    }

    static void pressStarting(Screen screen, String words) {
        screen.page
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^" + words)))
                .first()
                .click();
    }

    /** Ticks a row of a list by the name of the person in it. */
    static void select(Screen screen, String name) {
        screen.page
                .getByLabel("Select " + name, new Page.GetByLabelOptions().setExact(true))
                .check();
    }
}
