package dev.muster.web.learner;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.library.ContentSettings;
import dev.muster.library.Course;
import dev.muster.library.Question;
import dev.muster.library.Step;
import dev.muster.library.drafts.Courses;
import dev.muster.library.drafts.Drafts;
import dev.muster.library.files.Files;
import dev.muster.shared.AccessLevel;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A learner's way through the screens, without script. */
@MusterTest
class LearnerPagesTest {
    @Autowired
    MockMvcTester http;

    @Autowired
    Courses courses;

    @Autowired
    Drafts drafts;

    @Autowired
    Files files;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    private RequestPostProcessor asElif = As.admin();
    private int course;
    private int file;
    private List<Step> steps = List.of();

    @BeforeEach
    void anAssignedCourse() {
        int elif = new Fixture(db, clock).person("Elif", "Demir" + System.nanoTime());
        asElif = As.person(elif, AccessLevel.LEARNER);
        file = files.upload(Fixture.ADMIN, "plan.txt", "Plan".getBytes(StandardCharsets.UTF_8))
                .id();
        Question question = new Question("Lift or stairs?", List.of("Lift", "Stairs"), List.of(1));
        List<Step> text = List.of(
                Step.document("Read the plan", "Look for **exits**.", file),
                Step.quiz("Check", null, List.of(question), 100));
        int id = courses.create(Fixture.ADMIN, ContentSettings.named("Fire <b>safety</b>"), text)
                .id();
        Course published = drafts.publish(Fixture.ADMIN, id, null, null, false);
        course = published.id();
        steps = published.steps();
        assertThat(http.post()
                        .uri("/api/v1/assignments")
                        .with(As.admin())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(quoted("{'contentIds':['%d'],'personIds':['%d']}", course, elif)))
                .hasStatusOk();
    }

    private MvcTestResult get(String uri) {
        return http.get().uri(uri).with(asElif).exchange();
    }

    private MvcTestResult post(String uri, String... fields) {
        var request = http.post().uri(uri).with(asElif);
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }

    private String step(int i) {
        return "/training/" + course + "/steps/" + steps.get(i).id();
    }

    @Test
    void fromTheDashboardToTheCompletion() {
        assertThat(get("/"))
                .hasStatusOk()
                .bodyText()
                .contains("Assigned Training", "Fire &lt;b&gt;safety", "Begin", "Required");
        assertThat(get("/training/" + course)).hasStatusOk().bodyText().contains("assigned this to you");
        assertThat(get(step(0))).hasRedirectedUrl("/training/" + course);
        assertThat(post("/training/" + course + "/begin")).hasRedirectedUrl(step(0));
        assertThat(get(step(0))).hasStatusOk().bodyText().contains("<strong>exits</strong>", "/files/" + file);
        assertThat(post(step(0), "changed", "1")).hasRedirectedUrl(step(1));
        assertThat(get("/")).bodyText().contains("Continue", step(1));

        assertThat(post(step(1), "changed", "1")).hasStatus(422).bodyText().contains("Answer question 1.");
        assertThat(post(step(1) + "/answers", "q0", "0"))
                .hasStatusOk()
                .bodyText()
                .contains("Answers kept");
        assertThat(get(step(1))).bodyText().containsPattern("id=\"q0-0\"[^>]*checked");
        assertThat(post(step(1), "changed", "1", "q0", "0")).hasRedirectedUrl(step(1));
        assertThat(get(step(1))).bodyText().contains("Last time: 0 of 1 right");
        assertThat(post(step(1), "changed", "1", "q0", "1")).hasRedirectedUrl(step(1));
        assertThat(get(step(1))).bodyText().contains("Passed: 1 of 1 right");
        assertThat(get("/training/" + course + "/done"))
                .hasStatusOk()
                .bodyText()
                .contains("Completed", "100%");
        assertThat(get("/history")).hasStatusOk().bodyText().contains("score 100%");
    }

    @Test
    void aFormOfAnOlderTextIsNotTaken() {
        post("/training/" + course + "/begin");
        assertThat(post(step(0), "changed", "7")).hasRedirectedUrl("/training/" + course);
        assertThat(get(step(0))).bodyText().contains("Next");
    }

    @Test
    void filesAreForThoseWhoHaveTheCourse() {
        MvcTestResult mine = get("/files/" + file);
        assertThat(mine).hasStatusOk();
        assertThat(mine.getResponse().getHeader("Content-Security-Policy")).startsWith("sandbox");
        assertThat(mine.getResponse().getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(mine.getResponse().getHeader("Content-Disposition")).startsWith("attachment");
        asElif = As.person(new Fixture(db, clock).person("Ben", "Strand" + System.nanoTime()), AccessLevel.LEARNER);
        assertThat(get("/files/" + file)).hasStatus(404);
        assertThat(get("/training/" + course)).hasStatusOk().bodyText().contains("Nobody asks you to take this");
        assertThat(get("/training/999999")).hasStatus(404);
        assertThat(get("/history/1")).hasStatus(404);
        assertThat(get("/admin/library")).hasStatus(403);
    }

    @Test
    void aDocumentOfACourseInsideAModuleOpens() {
        var calls = new dev.muster.testing.Calls(http);
        int ida = new Fixture(db, clock).person("Ida", "Inside" + System.nanoTime());
        int module = calls.admin(
                        org.springframework.http.HttpMethod.POST,
                        "/modules",
                        "{'title':'All of it','status':'ACTIVE','courses':['%d']}".formatted(course),
                        201)
                .path("id")
                .asInt();
        asElif = As.person(ida, AccessLevel.LEARNER);
        assertThat(get("/files/" + file)).hasStatus(404);
        calls.admin(
                org.springframework.http.HttpMethod.POST,
                "/assignments",
                "{'contentIds':['%d'],'personIds':['%d']}".formatted(module, ida),
                200);
        assertThat(get("/files/" + file)).hasStatusOk();
    }

    @Test
    void whoIsToTakeItAgainWhileTheOldCompletionCountsIsCounted() {
        fromTheDashboardToTheCompletion();
        String url = "/admin/courses/" + course + "/assignments";
        assertThat(http.get().uri(url).with(As.admin()).exchange()).bodyText().contains("Completed, 100%");
        new dev.muster.testing.Calls(http)
                .admin(
                        org.springframework.http.HttpMethod.POST,
                        "/courses/" + course + "/publish",
                        "{'note':'New rules','reassign':{'completed':true,'inProgress':true,'dueOn':'%s'}}"
                                .formatted(clock.instant()
                                        .atZone(java.time.ZoneOffset.UTC)
                                        .toLocalDate()
                                        .plusDays(30)),
                        200);
        assertThat(http.get().uri(url).with(As.admin()).exchange())
                .bodyText()
                .contains("For 1 person an earlier completion still counts", "100% have one that counts")
                .doesNotContain("Completed, 0%");
    }
}
