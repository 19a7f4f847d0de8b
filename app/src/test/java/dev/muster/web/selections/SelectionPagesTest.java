package dev.muster.web.selections;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.audience.Selection;
import dev.muster.audience.Selections;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.NotThere;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Selecting on lists: what is meant, whom it holds, and what comes of it. */
@MusterTest
class SelectionPagesTest {
    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Selections selections;

    Fixture make;
    int course;

    @BeforeEach
    void fixture() {
        make = new Fixture(db, clock);
        course = make.course("Allergens");
    }

    @Test
    void allMatchingMeansWhoMatchedThen() throws Exception {
        int zoe = make.person("Zoe", "Snapshot");
        int yan = make.person("Yan", "Snapshot");
        String token = send(HttpMethod.POST, "/admin/people/selections/matching?search=snapshot")
                .getResponse()
                .getContentAsString()
                .replaceAll(quoted(".*'id':'([^']+)'.*"), "$1");
        make.person("Xia", "Snapshot");
        assertThat(selections.find(Fixture.ADMIN, token).people()).containsExactly(yan, zoe);
        MvcTestResult but = send(
                HttpMethod.POST,
                "/admin/people/selections?search=snapshot",
                "matching",
                token,
                "except",
                String.valueOf(zoe),
                "to",
                "assign");
        String url = String.valueOf(but.getResponse().getRedirectedUrl());
        assertThat(url).endsWith("/assign");
        assertThat(selections.find(Fixture.ADMIN, url.split("/")[3]).people()).containsExactly(yan);
        Actor other = new Actor(Actor.Kind.PERSON, zoe, "Zoe", AccessLevel.ADMIN, null);
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> selections.find(other, token))
                .isInstanceOf(NotThere.class);
    }

    @Test
    void removingSaysWhomItAppliesToAndThenWhatItDid() throws Exception {
        int bea = make.person("Bea", "Begun");
        int cal = make.person("Cal", "Completed");
        int dot = make.person("Dot", "Without");
        assign(List.of(bea, cal));
        make.state(cal, course, 2, 100);
        Selection picked =
                selections.keep(Fixture.ADMIN, List.of(bea, cal, dot), "/admin/courses/" + course + "/assignments");
        String url = "/admin/selections/" + picked.id() + "/courses/" + course + "/remove";
        assertThat(send(HttpMethod.GET, url))
                .bodyText()
                .contains("Applies to 1 of 3", "Cal Completed", "has completed Allergens", "does not have Allergens")
                .contains("Remove from 1 person");
        MvcTestResult done = send(HttpMethod.POST, url, "note", "Left the kitchen");
        String result = String.valueOf(done.getResponse().getRedirectedUrl());
        assertThat(result).startsWith("/admin/acts/");
        assertThat(send(HttpMethod.GET, result + "?outcome=SKIPPED"))
                .bodyText()
                .contains("1 removed, 2 skipped", "Cal Completed")
                .doesNotContain(">Bea Begun<");
        assertThat(send(HttpMethod.GET, result + "/people.csv")).bodyText().contains("Bea Begun,Allergens,Removed,");
        assertThat(send(HttpMethod.GET, "/admin/people/" + bea + "/training/" + course))
                .bodyText()
                .contains("Left the kitchen");
    }

    @Test
    void dueDatesOfManyAreChangedAndAPastOneIsRefusedAtItsField() {
        List<Integer> people = make.people(3);
        assign(people);
        Selection picked = selections.keep(Fixture.ADMIN, people, "/admin/courses/" + course + "/assignments");
        String url = "/admin/selections/" + picked.id() + "/courses/" + course + "/due";
        assertThat(send(HttpMethod.POST, url, "dueOn", "2020-01-01"))
                .hasStatus(422)
                .bodyText()
                .contains("This date has passed");
        assertThat(send(HttpMethod.POST, url, "dueOn", "2027-01-15"))
                .hasStatus(303)
                .redirectedUrl()
                .isEqualTo("/admin/courses/" + course + "/assignments");
        assertThat(db.fetchCount(
                        org.jooq.impl.DSL.table("assignment"),
                        org.jooq.impl.DSL.condition("content_id = ? and due_on = '2027-01-15'", course)))
                .isEqualTo(3);
    }

    @Test
    void exportsAreReadBySpreadsheetsAndHoldNoFormulas() throws Exception {
        int eve = make.person("=HYPERLINK(\"evil\")", "Exported");
        MvcTestResult file = send(HttpMethod.GET, "/admin/people.csv?search=exported");
        assertThat(file).hasStatusOk().hasContentTypeCompatibleWith("text/csv");
        assertThat(file.getResponse().getHeader("Content-Disposition")).contains("people-2026-11-22.csv");
        String text = file.getResponse().getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFFFamily name,").contains("\"'=HYPERLINK(\"\"evil\"\")\"");
        assertThat(text.lines()).hasSize(2);
        assign(List.of(eve));
        assertThat(send(HttpMethod.GET, "/admin/courses/" + course + "/assignments.csv?status=NOT_STARTED"))
                .bodyText()
                .contains("Not Started", "Individual");
        assertThat(send(HttpMethod.GET, "/admin/courses/" + course + "/assignments.csv?status=COMPLETED"))
                .bodyText()
                .doesNotContain("Individual");
    }

    @Test
    void moreThanAThousandBecomeAJobWithAResult() {
        List<Integer> people = make.people(1_001);
        Selection picked = selections.keep(Fixture.ADMIN, people, "/admin/people");
        MvcTestResult queued = send(
                HttpMethod.POST, "/admin/selections/" + picked.id() + "/assign", "content", String.valueOf(course));
        String job = String.valueOf(queued.getResponse().getRedirectedUrl());
        assertThat(job).startsWith("/admin/jobs/");
        assertThat(send(HttpMethod.GET, job)).bodyText().contains("Assign Allergens", "Stop");
        runner.runQueued();
        assertThat(send(HttpMethod.GET, job)).bodyText().contains("/admin/acts/");
    }

    @Autowired
    dev.muster.work.JobRunner runner;

    @Autowired
    dev.muster.assignment.byhand.Assignments assignments;

    private void assign(List<Integer> people) {
        assignments.assign(
                Fixture.ADMIN,
                new dev.muster.assignment.byhand.AssignRequest(List.of(course), people, null, null, null, null, null));
    }

    private MvcTestResult send(HttpMethod method, String url, String... fields) {
        var request = mvc.method(method).uri(url).with(As.admin());
        for (int i = 0; i < fields.length; i += 2) {
            request = request.param(fields[i], fields[i + 1]);
        }
        return request.exchange();
    }
}
