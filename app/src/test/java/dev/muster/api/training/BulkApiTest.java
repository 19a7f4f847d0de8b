package dev.muster.api.training;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.assignment.Remarks;
import dev.muster.assignment.bulk.BulkAct;
import dev.muster.assignment.bulk.BulkActs;
import dev.muster.assignment.byhand.AssignRequest;
import dev.muster.testing.Calls;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import dev.muster.work.Job;
import dev.muster.work.JobCancelled;
import dev.muster.work.JobRunner;
import dev.muster.work.Jobs;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** Acts on many people: whole, with a reason for everybody left out, as a job beyond 1,000. */
@MusterTest
class BulkApiTest {
    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JobRunner runner;

    @Autowired
    Jobs jobs;

    @Autowired
    BulkActs acts;

    @Autowired
    TransactionTemplate tx;

    Fixture make;
    int course;

    @BeforeEach
    void fixture() {
        make = new Fixture(db, clock);
        course = make.course("Allergens");
    }

    @Test
    void upToAThousandAreDoneWhenTheCallReturns() {
        List<Integer> people = make.people(3);
        int gone = make.person("Gil", "Gone");
        make.status(gone, "DEACTIVATED");
        MvcTestResult assigned = post("/assignments", assign(people, gone));
        assertThat(assigned)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.assigned")
                .isEqualTo(3);
        assertThat(assigned).bodyJson().extractingPath("$.skipped[0].reason").isEqualTo("DEACTIVATED");
        assertThat(assigned)
                .bodyJson()
                .extractingPath("$.skipped[0].message")
                .asString()
                .startsWith("Gil Gone is deactivated");
        MvcTestResult due = post("/due-dates", """
            {"contentId":"%d","personIds":[%s],"dueOn":"2027-01-15"}""".formatted(course, ids(people, gone)));
        assertThat(due).hasStatusOk().bodyJson().extractingPath("$.changed").isEqualTo(3);
        assertThat(due).bodyJson().extractingPath("$.skipped[0].reason").isEqualTo("NOT_ASSIGNED");
        make.state(people.getFirst(), course, 2, 100);
        MvcTestResult removed = post("/removals", """
            {"contentId":"%d","personIds":[%s]}""".formatted(course, ids(people)));
        assertThat(removed).hasStatusOk().bodyJson().extractingPath("$.removed").isEqualTo(2);
        assertThat(removed).bodyJson().extractingPath("$.kept[0].reason").isEqualTo("IS_THE_RECORD");
    }

    @Test
    void anAudienceMeansWhoIsInItNow() {
        List<Integer> people = make.people(2);
        int group = make.staticGroup("Hull " + course, people.toArray(Integer[]::new));
        String audience = quoted("'audience':{'all':[{'group':'%d'}]}", group);
        assertThat(post("/assignments", quoted("{'contentIds':['%d'],%s}", course, audience)))
                .bodyJson()
                .extractingPath("$.assigned")
                .isEqualTo(2);
        make.join(group, make.person("Lea", "Later"));
        assertThat(post("/removals", quoted("{'contentId':'%d',%s}", course, audience)))
                .bodyJson()
                .extractingPath("$.removed")
                .isEqualTo(2);
        assertThat(have()).isZero();
    }

    @Test
    void beyondAThousandAJobDoesItWholeAndAnswersAsIfItHadBeenQuick() {
        List<Integer> people = make.people(1_001);
        MvcTestResult queued = post("/assignments", assign(people));
        assertThat(queued).hasStatus(202);
        long job = jobs.open().getFirst().id();
        assertThat(queued).bodyJson().extractingPath("$.job.id").isEqualTo(String.valueOf(job));
        assertThat(have()).isZero();
        assertThat(get("/jobs/" + job)).bodyJson().extractingPath("$.state").isEqualTo("QUEUED");
        runner.runQueued();
        MvcTestResult done = get("/jobs/" + job);
        assertThat(done).bodyJson().extractingPath("$.state").isEqualTo("DONE");
        assertThat(done).bodyJson().extractingPath("$.done").isEqualTo(1_001);
        assertThat(done).bodyJson().extractingPath("$.result.assigned").isEqualTo(1_001);
        assertThat(have()).isEqualTo(1_001);

        MvcTestResult waited = post("/due-dates?wait=true", """
            {"contentId":"%d","personIds":[%s],"dueOn":"2027-01-15"}""".formatted(course, ids(people)));
        assertThat(waited).hasStatusOk().bodyJson().extractingPath("$.changed").isEqualTo(1_001);

        assertThat(post("/removals", quoted("{'contentId':'%d','personIds':[%s]}", course, ids(people))))
                .hasStatus(202);
        long stopped = jobs.open().getFirst().id();
        assertThat(post("/jobs/" + stopped + "/cancel", ""))
                .bodyJson()
                .extractingPath("$.state")
                .isEqualTo("CANCELLED");
        runner.runQueued();
        assertThat(have()).isEqualTo(1_001);
    }

    @Test
    void stoppedInTheMiddleEverythingIsTakenBack() {
        Job job = acts.queue(
                Fixture.ADMIN,
                new BulkAct.Assign(
                        new AssignRequest(List.of(course), make.people(2_500), null, null, "Season", null, null)),
                null);
        int entries = entries();
        AtomicInteger most = new AtomicInteger();
        assertThatThrownBy(() -> tx.execute(s -> acts.work(job, (done, total) -> {
                    most.set(done);
                    if (done > 1_500) {
                        assertThat(have())
                                .as("already written, not yet committed")
                                .isPositive();
                        throw new JobCancelled();
                    }
                })))
                .isInstanceOf(JobCancelled.class);
        assertThat(most.get()).isBetween(1_500, 2_500);
        assertThat(have()).isZero();
        assertThat(entries()).isEqualTo(entries);
        runner.runQueued();
        assertThat(have()).isEqualTo(2_500);
        assertThat(entries()).isEqualTo(entries + 1);
    }

    @Test
    void whatWouldRefuseAJobRefusesItAtOnce() {
        List<Integer> people = make.people(1_001);
        assertThat(post("/assignments", assign(people, 999_999_999))).hasStatus(404);
        assertThat(post("/assignments", assign(people).replace("}", quoted(",'dueOn':'2020-01-01'}"))))
                .hasStatus(400);
        assertThat(jobs.open()).isEmpty();
    }

    @Test
    void aNoteAndAnApprovalCanBeRequired() {
        List<Integer> one = make.people(1);
        setting(quoted("{'noteRequired':true,'approvalRequired':true}"));
        try {
            MvcTestResult refused = post("/assignments", assign(one));
            assertThat(refused)
                    .hasStatus(400)
                    .bodyJson()
                    .extractingPath("$.errors[0].field")
                    .isEqualTo("note");
            assertThat(refused).bodyJson().extractingPath("$.errors[1].field").isEqualTo("approvedBy");
            assertThatThrownBy(
                            () -> acts.now(Fixture.ADMIN, new BulkAct.Remove(course, one, Remarks.note("Away")), null))
                    .hasMessageContaining("approved");
            assertThat(post("/assignments", """
                {"contentIds":["%d"],"personIds":[%s],"note":"New menu","approvedBy":"Ada"}""".formatted(course, ids(one)))).hasStatusOk();
        } finally {
            setting(quoted("{'noteRequired':false,'approvalRequired':false}"));
        }
        assertThat(get("/people/" + one.getFirst() + "/training/" + course + "/why"))
                .bodyText()
                .contains("New menu", "Ada");
    }

    private void setting(String body) {
        assertThat(send(HttpMethod.PATCH, "/settings", body)).hasStatusOk();
    }

    private String assign(List<Integer> people, Integer... more) {
        return quoted("{'contentIds':['%d'],'personIds':[%s]}", course, ids(people, more));
    }

    private static String ids(List<Integer> people, Integer... more) {
        return java.util.stream.Stream.concat(people.stream(), java.util.Arrays.stream(more))
                .map(p -> "\"" + p + "\"")
                .collect(Collectors.joining(","));
    }

    private int have() {
        return db.fetchSingle("select count(*) from assignment where content_id = ?", course)
                .into(Integer.class);
    }

    private int entries() {
        return db.fetchSingle("select count(*) from audit_entry").into(Integer.class);
    }

    private MvcTestResult get(String path) {
        return send(HttpMethod.GET, path, "");
    }

    private MvcTestResult post(String path, String body) {
        return send(HttpMethod.POST, path, body);
    }

    private MvcTestResult send(HttpMethod method, String path, String body) {
        return new Calls(mvc).send(method, path, body);
    }
}
