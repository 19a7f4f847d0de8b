package dev.muster.walks;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
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
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** docs/walks/01-because-they-are-engineers.md. */
@TestPropertySource(properties = "muster.demo=off")
class MainJobWalkTest extends Walk {
    private static final String PASSWORD = "brass kettle on the stove";
    private static final String COURSE = """
            {"title":"Knowing your machine","description":"Before you switch it on.","status":"ACTIVE","steps":[
              {"kind":"TEXT","title":"Read the plate","body":"The plate names voltage, year and maker. Read it first."},
              {"kind":"QUIZ","title":"Check yourself","passMark":50,"questions":[
                {"prompt":"What do you read first?","options":["The plate","The manual of another machine"],"answer":[0]},
                {"prompt":"When?","options":["Before switching on","Afterwards"],"answer":[0]}]}]}""";

    private final JsonMapper json = JsonMapper.builder().build();

    @Test
    void becauseTheyAreEngineers() throws Exception {
        HrExport file = HrExport.read();
        String[] engineer = file.engineer();
        String name = engineer[1] + " " + engineer[2];

        Screen desk = atDesk();
        setUp(desk);
        imports(desk, file.write(Path.of("target/walks/people.tsv")), "01-import");
        makeGroup(desk);
        api("POST", "/api/v1/courses", COURSE);
        attach(desk);

        String personId = openPerson(desk, engineer[0], name);
        String code = api("POST", "/api/v1/people/" + personId + "/sign-in-code", "")
                .path("code")
                .asString();
        learn(onPhone(), code);

        desk.open("/admin/people/" + personId);
        shows(desk, "Completed", "100%", "Group: Engineering in Ohio");
        desk.isSound("06-person");
        desk.follow("Knowing your machine");
        desk.reads("Why " + engineer[1] + " has this course");
        shows(desk, "Version 1", "Department is Engineering", "Region is Ohio");
        desk.isSound("07-why");

        imports(
                desk,
                file.moved(engineer[0], "Sales").write(Path.of("target/walks/people-next-month.tsv")),
                "08-import");
        untilRulesAreDone();
        desk.open("/admin/people/" + personId);
        shows(desk, "Completed", "100%");
        assertThat(desk.page.locator("main")).not().containsText("Group: Engineering in Ohio");
    }

    private static void setUp(Screen desk) {
        desk.open("/");
        desk.fill("Given name", "Ada");
        desk.fill("Family name", "Sutcliffe");
        desk.fill("Username", "ada");
        desk.fill("Password", PASSWORD);
        desk.isSound("00-set-up");
        desk.press("Make the first administrator");
        desk.page.waitForURL(url -> !url.contains("/set-up"));
    }

    private static void imports(Screen desk, Path file, String picture) {
        desk.open("/admin/imports");
        desk.isSound(picture + "-a-file");
        desk.page.locator("input[type=file]").setInputFiles(file);
        desk.press("Upload");
        desk.reads("Columns of");
        desk.isSound(picture + "-b-columns");
        desk.press("Check the file");
        desk.reads("Nothing has been changed yet.");
        lookThrough(desk, picture);
        desk.isSound(picture + "-c-check");
        desk.page
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Import: ")))
                .click();
        seeResult(desk);
        desk.reads("Done on");
        desk.isSound(picture + "-d-result");
    }

    /** A file of this size is looked through in the background before anything can be imported. */
    private static void lookThrough(Screen desk, String picture) {
        desk.isSound(picture + "-c-large");
        desk.press("Look through it");
        seeResult(desk);
        desk.reads("Nothing has been changed yet.");
    }

    private static void seeResult(Screen desk) {
        Locator result = desk.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("See the result"));
        result.waitFor(new Locator.WaitForOptions().setTimeout((double) Waiting.LONG.toMillis()));
        result.click();
    }

    private static void makeGroup(Screen desk) {
        desk.open("/admin/groups/new");
        desk.fill("Name", "Engineering in Ohio");
        condition(desk, 0, "department", "Engineering");
        condition(desk, 1, "region", "Ohio");
        Locator count = desk.page.locator("aside.live .big");
        assertThat(count).hasText(Pattern.compile("[1-9][0-9,]*"));
        desk.isSound("02-group");
        String matches = count.innerText();
        desk.page
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Create group with " + matches))
                .click();
        desk.page.waitForURL(Pattern.compile("/admin/groups/[0-9]+"));
        desk.reads(matches);
        desk.isSound("03-members");
    }

    private static void condition(Screen desk, int row, String attribute, String value) {
        String c = "#c" + row;
        isCounted(desk);
        if (desk.page.locator(c + "-what").count() == 0) {
            desk.page.locator("#add-condition").click();
        }
        desk.page.locator(c + "-what").selectOption(attribute);
        assertThat(desk.page.locator(c + "-typed")).hasAttribute("aria-label", Pattern.compile(attribute));
        isCounted(desk);
        desk.page.locator(c + "-typed").fill(value);
        desk.page
                .locator(c + "-list [role=option]")
                .filter(new Locator.FilterOptions().setHasText(value))
                .first()
                .click();
        assertThat(desk.page.locator(".rule .val")).hasCount(row + 1);
    }

    /** A count of the whole company takes a while, and a change waits a moment before it is counted. */
    private static void isCounted(Screen desk) {
        desk.page.waitForFunction(
                "() => new Promise(r => setTimeout(() => r(!document.querySelector('.htmx-request')), 400))");
    }

    private static void attach(Screen desk) {
        desk.follow("Training");
        desk.reads("No training attached");
        desk.page.locator("#typed").fill("Knowing your machine");
        desk.page.locator("#typed-list [role=option]").first().click();
        desk.press("Review");
        Locator attach = desk.page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(Pattern.compile("^Attach: [0-9,]+ (person|people) gets? it$")));
        assertThat(attach).isVisible();
        desk.isSound("04-attach");
        attach.click();
        desk.reads("Source its people see");
    }

    /** Found by employee number; the drawer opens at its own address. @return the person's id */
    private static String openPerson(Screen desk, String number, String name) {
        desk.open("/admin/people?search=" + number);
        desk.page.locator("table.people a").first().click();
        assertThat(desk.page.getByRole(AriaRole.DIALOG)).containsText(name);
        desk.reads("Group: Engineering in Ohio");
        desk.reads("Has never signed in");
        desk.isSound("05-drawer");
        String href = desk.page
                .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Open as page"))
                .getAttribute("href");
        return href.substring(href.lastIndexOf('/') + 1);
    }

    private static void learn(Screen phone, String code) {
        phone.open("/sign-in/code");
        phone.isSound("10-code");
        phone.fill("Sign-in code", code);
        phone.press("Continue");
        phone.fill("Choose a password", PASSWORD);
        phone.isSound("11-password");
        phone.press("Save and sign in");
        phone.reads("Assigned Training");
        phone.isSound("12-dashboard");
        phone.press("Begin");
        phone.reads("The plate names voltage");
        phone.isSound("13-text");
        phone.press("Next");
        phone.page
                .getByLabel("The plate", new Page.GetByLabelOptions().setExact(true))
                .check();
        phone.page.getByLabel("Before switching on").check();
        phone.isSound("14-quiz");
        phone.press("Hand in");
        phone.reads("Passed: 2 of 2 right.");
        phone.isSound("15-passed");
        phone.follow("See your result");
        shows(phone, "Completed", "100%", "Version 1");
        phone.isSound("16-done");
    }

    private static void shows(Screen screen, String... texts) {
        for (String text : texts) {
            screen.reads(text);
        }
    }

    private void untilRulesAreDone() throws Exception {
        Waiting.until(
                "rules are worked off",
                () -> api("GET", "/api/v1/engine", "").toString().equals(quoted("{'pending':0,'jobs':0}")));
    }

    private JsonNode api(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base() + path))
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
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
            return json.readTree(answer.body());
        }
    }
}
