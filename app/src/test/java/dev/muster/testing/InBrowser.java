package dev.muster.testing;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.access.CodeSignIn;
import org.jspecify.annotations.NullUnmarked;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A test in a real browser over the program that {@link MusterTest} starts: its clock can be turned, and it is started
 * once for all such tests. Classes carry {@link MusterTest} themselves.
 */
@NullUnmarked
public abstract class InBrowser extends BrowserTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    CodeSignIn codes;

    private final JsonMapper json = JsonMapper.builder().build();

    /** Somebody signed in at a desk. */
    protected Screen atDesk(String username) {
        return atDesk().signIn(username, PASSWORD);
    }

    /** Somebody signed in on a phone. */
    protected Screen onPhone(String username) {
        return onPhone().signIn(username, PASSWORD);
    }

    /** A person who can sign in. @param more fields of a person beside the names, as JSON, each with a comma before */
    protected int person(String given, String family, String username, String more) {
        int id = api(
                        HttpMethod.POST,
                        "/people",
                        quoted("{'givenName':'%s','familyName':'%s','username':'%s'%s}", given, family, username, more))
                .path("id")
                .asInt();
        String code = api(HttpMethod.POST, "/people/" + id + "/sign-in-code", "")
                .path("code")
                .asString();
        codes.use(code, PASSWORD, "127.0.0.1");
        return id;
    }

    /** A published course of two steps: a text, and a quiz of one question whose right answer is "Yes". */
    protected int course(String title, String more) {
        return api(HttpMethod.POST, "/courses", """
                {"title":"%s","status":"ACTIVE","steps":[
                  {"kind":"TEXT","title":"Read","body":"Look around you."},
                  {"kind":"QUIZ","title":"Check","passMark":100,"questions":[
                    {"prompt":"Did you look?","options":["Yes","No"],"answer":[0]}]}]%s}""".formatted(title, more))
                .path("id")
                .asInt();
    }

    protected void assign(int course, int person, String more) {
        api(
                HttpMethod.POST,
                "/assignments",
                quoted("{'contentIds':['%d'],'personIds':['%d']%s}", course, person, more));
    }

    /** Does the two steps of {@link #course}, from the first on. */
    protected static void takeTheCourse(Screen screen) {
        screen.reads("Look around you.");
        screen.press("Next");
        passTheQuiz(screen);
    }

    protected static void passTheQuiz(Screen screen) {
        screen.reads("Did you look?");
        screen.page.getByLabel("Yes").check();
        screen.press("Hand in");
        screen.reads("Passed: 1 of 1 right");
    }

    protected JsonNode api(HttpMethod method, String path, String body) {
        try {
            MvcTestResult r = new Calls(mvc).send(method, path, body);
            String answer = r.getResponse().getContentAsString();
            assertThat(r.getResponse().getStatus()).as(path + ": " + answer).isBetween(200, 299);
            return json.readTree(answer.isEmpty() ? "null" : answer);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
