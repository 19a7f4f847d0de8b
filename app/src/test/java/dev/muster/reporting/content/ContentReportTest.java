package dev.muster.reporting.content;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.Remarks;
import dev.muster.assignment.standing.GroupContents;
import dev.muster.reporting.content.ContentReport.QuestionLine;
import dev.muster.reporting.content.ContentReport.StepLine;
import dev.muster.reporting.content.ContentReport.VersionLine;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** How a course goes: who must do it, where people stop, what they answer, which version they hold. */
@MusterTest
@NullUnmarked
class ContentReportTest {
    private static final String QUESTIONS = quoted("""
        [{'prompt':'Nuts?','options':['Yes','No'],'answer':[0]},
         {'prompt':'Which?','options':['A','B','C'],'answer':[0,2]}]""");

    @Autowired
    ContentReports reports;

    @Autowired
    GroupContents groupContents;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvcTester mvc;

    private int course;
    private int read;
    private int quiz;
    private int ana;
    private int ben;
    private int cy;

    @BeforeEach
    void threeOfWhomOneFinished() {
        clock.set(TestClock.START);
        Fixture make = new Fixture(db, clock);
        course = make.course("Allergens");
        read = step(1, "TEXT", null);
        quiz = step(2, "QUIZ", QUESTIONS);
        ana = make.person("Ana", "Lima");
        ben = make.person("Ben", "Strand");
        cy = make.person("Cy", "Young");
        groupContents.set(
                Fixture.ADMIN, make.staticGroup("Taught " + ana, ana, ben, cy), List.of(course), Remarks.NONE, 0);
        make.state(ana, course, 2, 100);
        db.execute("update assignment set score = 81, version = 1 where person_id = ? and content_id = ?", ana, course);
        long done = attempt(ana, true);
        answered(done, "[[0],[2,0]]", 2);
        long half = attempt(ben, false);
        db.execute(
                "insert into step_progress (attempt_id, step_id, changed_in, done_at) values (?, ?, 1, now())",
                half,
                read);
        answered(half, "[[1],[0]]", 0);
        attempt(cy, false);
    }

    private int step(int position, String kind, String questions) {
        return db.fetchSingle("""
            insert into step (content_id, version, position, step_id, kind, title, body, changed_in, questions, pass_mark)
            values (?, 1, ?, nextval('step_id'), ?, ?, 'Read this.', 1, ?::jsonb, ?) returning step_id""", course, position, kind, "Step " + position, questions, questions == null ? null : 50)
                .get(0, int.class);
    }

    private long attempt(int person, boolean ended) {
        return db.fetchSingle(
                        "insert into attempt (person_id, content_id, started_at, ended_at, ended_as) values (?, ?, now(), ?::timestamptz, ?) returning id",
                        person,
                        course,
                        ended ? clock.instant() : null,
                        ended ? "COMPLETED" : null)
                .get(0, long.class);
    }

    private void answered(long attempt, String answers, int correct) {
        db.execute(
                "insert into step_progress (attempt_id, step_id, changed_in, answers, correct, \"of\", done_at) values (?, ?, 1, ?::jsonb, ?, 2, ?::timestamptz)",
                attempt,
                quiz,
                answers,
                correct,
                correct == 2 ? clock.instant() : null);
    }

    @Test
    void itSaysWhatPeopleDid() {
        ContentReport report = reports.of(Fixture.ADMIN, course);

        assertThat(report.numbers().required()).isEqualTo(3);
        assertThat(report.scores()).isEqualTo(new ContentReport.Scores(1, 81));
        assertThat(report.begun()).isEqualTo(2);
        assertThat(report.steps())
                .extracting(s -> s.step().id(), StepLine::stoppedHere)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(read, 1), org.assertj.core.groups.Tuple.tuple(quiz, 1));
        assertThat(report.versions()).containsExactly(new VersionLine(1, 1));
        List<QuestionLine> questions = report.steps().getLast().questions();
        assertThat(questions).extracting(QuestionLine::answered).containsExactly(2, 2);
        assertThat(questions)
                .as("all of what is right, and nothing else, in whatever order")
                .extracting(QuestionLine::right)
                .containsExactly(1, 1);
        assertThat(questions.getFirst().chosen()).containsExactly(1, 1);
        assertThat(questions.getLast().chosen()).containsExactly(2, 0, 1);
        assertThat(questions.getFirst().percent()).isEqualTo(50);
    }

    @Test
    void aManagerSeesThoseInScopeAndNoQuestions() {
        Actor mia = new Actor(
                Actor.Kind.PERSON,
                ana,
                "Mia",
                AccessLevel.MANAGER,
                new Audience(List.of(new Audience.People(List.of(ben)))));
        ContentReport report = reports.of(mia, course);
        assertThat(report.numbers().required()).isEqualTo(1);
        assertThat(report.begun()).isEqualTo(1);
        assertThat(report.versions()).isEmpty();
        assertThat(report.steps()).allSatisfy(s -> assertThat(s.questions()).isEmpty());
        assertThat(mvc.get().uri("/admin/courses/" + course + "/report").with(As.actor(mia)))
                .hasStatusOk()
                .bodyText()
                .contains("Where people stop")
                .doesNotContain("Nuts?", "Question by question");
        assertThat(mvc.get()
                        .uri("/admin/courses/" + course + "/report/questions.csv")
                        .with(As.actor(mia)))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("Nuts?");
    }

    @Test
    void thePageAndItsFileSayTheSame() {
        assertThat(mvc.get().uri("/admin/courses/" + course + "/report").with(As.admin()))
                .hasStatusOk()
                .bodyText()
                .contains("81% on average, of 1 person with a score.", "Nuts?", "50%", "In use");
        assertThat(mvc.get()
                        .uri("/admin/courses/" + course + "/report/questions.csv")
                        .with(As.admin()))
                .hasStatusOk()
                .bodyText()
                .contains("Step 2,Nuts?,2,50,Yes,1,yes", "Step 2,Which?,2,50,C,1,yes");
    }

    @Test
    void aModuleHasNoSteps() {
        Fixture make = new Fixture(db, clock);
        int module = make.module("Kitchen", course);
        assertThat(mvc.get().uri("/admin/modules/" + module + "/report").with(As.admin()))
                .hasStatusOk()
                .bodyText()
                .contains("Who must do it", "Nobody has a completion with a score.")
                .doesNotContain("Where people stop");
    }
}
