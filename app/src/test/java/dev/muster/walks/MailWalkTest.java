package dev.muster.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.muster.testing.MusterTest;
import dev.muster.testing.Screen;
import dev.muster.testing.Waiting;
import dev.muster.testing.Walk;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** E-mail about new training, depending on settings, with a link that starts the course. */
@TestPropertySource(properties = "muster.demo=off")
class MailWalkTest extends Walk {
    private static final String PASSWORD = "brass kettle on the stove";
    private static final GreenMail SERVER = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Autowired
    DSLContext db;

    private final JsonMapper json = JsonMapper.builder().build();

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry registry) {
        SERVER.start();
        registry.add(
                "muster.mail-url", () -> "smtp://127.0.0.1:" + SERVER.getSmtp().getPort());
        registry.add("muster.mail-from", () -> "Northline Training <training@northline.example>");
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @Test
    void theMailAboutNewTrainingStartsTheCourse() throws Exception {
        Screen desk = atDesk();
        setUp(desk);
        String person = api("POST", "/api/v1/people", """
                {"givenName":"Ana","familyName":"Lima","username":"ana","email":"ana.lima@northline.example"}""").path("id").asString();
        course("Ice machines");
        course("Knife safety");

        switchNewTraining(desk, false);
        assign(desk, person, "Ice machines", "");
        desk.open("/admin/notifications?person=" + person);
        desk.reads("No message matches");

        switchNewTraining(desk, true);
        assign(desk, person, "Knife safety", "Please before Friday.");
        desk.open("/admin/notifications?person=" + person);
        desk.reads("Queued");
        desk.isSound("outbox");
        theUndoWindowPasses();
        assertThat(SERVER.waitForIncomingEmail(Waiting.LONG.toMillis(), 1)).isTrue();
        MimeMessage mail = SERVER.getReceivedMessages()[0];
        assertThat(mail.getSubject()).contains("New training");
        String text =
                ((MimeMultipart) mail.getContent()).getBodyPart(0).getContent().toString();
        assertThat(text).contains("Knife safety", "Please before Friday.").doesNotContain("Ice machines");

        beginsFromTheMail(person, link(text));
        desk.open("/admin/notifications?person=" + person);
        desk.reads("Sent");
        desk.page.locator("#list table a").first().click();
        desk.reads("Knife safety");
        desk.isSound("message");
    }

    /** Signed out, with a phone, for the first time. */
    private void beginsFromTheMail(String person, String link) throws Exception {
        String code = api("POST", "/api/v1/people/" + person + "/sign-in-code", "")
                .path("code")
                .asString();
        Screen first = onPhone();
        first.open(link);
        first.follow("I have a code");
        first.fill("Sign-in code", code);
        first.press("Continue");
        first.fill("Choose a password", PASSWORD);
        first.press("Save and sign in");
        assertThat(first.page).hasURL(Pattern.compile("/training/[0-9]+$"));
        first.reads("Knife safety");

        Screen phone = onPhone();
        phone.open(link);
        phone.fill("Username, e-mail or employee number", "ana.lima@northline.example");
        phone.fill("Password", PASSWORD);
        phone.press("Sign in");
        phone.reads("Knife safety");
        phone.isSound("begin");
        phone.press("Begin");
        phone.reads("The blade never points at anybody.");

        Screen elsewhere = onPhone();
        elsewhere.open("/sign-in?to=//evil.example/");
        elsewhere.fill("Username, e-mail or employee number", "ana");
        elsewhere.fill("Password", PASSWORD);
        elsewhere.press("Sign in");
        elsewhere.reads("Assigned Training");
        assertThat(elsewhere.page.url()).startsWith(base());
    }

    private static void setUp(Screen desk) {
        desk.open("/");
        desk.fill("Given name", "Ada");
        desk.fill("Family name", "Sutcliffe");
        desk.fill("Username", "ada");
        desk.fill("Password", PASSWORD);
        desk.press("Make the first administrator");
        desk.page.waitForURL(url -> !url.contains("/set-up"));
    }

    private static void switchNewTraining(Screen desk, boolean on) {
        desk.open("/admin/settings/messages");
        desk.isSound("settings");
        desk.follow("New training");
        desk.page.getByLabel("Send this kind of message").setChecked(on);
        desk.isSound("text");
        desk.press("Save");
        desk.reads(on ? "On" : "Off");
    }

    private static void assign(Screen desk, String person, String course, String message) {
        desk.open("/admin/people/" + person);
        desk.follow("Assign Training");
        desk.page.getByLabel(course).check();
        desk.fill("Message (optional)", message);
        desk.press("Review");
        desk.page
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Assign")))
                .click();
        desk.reads(course);
        desk.page.waitForURL(url -> url.endsWith("/admin/people/" + person));
    }

    /** Instead of a minute's wait. */
    private void theUndoWindowPasses() {
        db.execute("update notice set not_before = queued_at");
    }

    private String link(String text) {
        Matcher m = Pattern.compile(Pattern.quote(base()) + "/training/\\d+").matcher(text);
        assertThat(m.find()).as(text).isTrue();
        return m.group();
    }

    private void course(String title) throws Exception {
        api("POST", "/api/v1/courses", """
            {"title":"%s","description":"For the kitchen.","status":"ACTIVE","steps":[
              {"kind":"TEXT","title":"The first thing","body":"The blade never points at anybody."}]}""".formatted(title));
    }

    private JsonNode api(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base() + path))
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            return json.readTree(answer.body());
        }
    }
}
