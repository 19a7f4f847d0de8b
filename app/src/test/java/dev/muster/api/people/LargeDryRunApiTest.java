package dev.muster.api.people;

import static dev.muster.testing.Quoted.quoted;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.Actor;
import dev.muster.testing.As;
import dev.muster.testing.MusterTest;
import dev.muster.work.Job;
import dev.muster.work.JobRunner;
import dev.muster.work.Jobs;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A look through a large file takes longer than a request may. */
@MusterTest
class LargeDryRunApiTest {
    private static final String ROWS = "id,first,last,city\n"
            + IntStream.range(0, 10_001)
                    .mapToObj(i -> i == 7 ? "L7,,," : "L" + i + ",Lo,Large,Leeds")
                    .collect(Collectors.joining("\n"));

    @Autowired
    MockMvcTester mvc;

    @Autowired
    DSLContext db;

    @Autowired
    Jobs jobs;

    @Autowired
    JobRunner runner;

    @Test
    void isAJobThatChangesNothing() throws Exception {
        MvcTestResult queued = dryRun("false");
        assertThat(queued).hasStatus(202);
        long id = Long.parseLong(json(queued).at("/job/id").asString());
        assertThat(jobs.find(Actor.system("Test"), id).state()).isEqualTo(Job.State.QUEUED);
        runner.run(id);
        JsonNode found = jobs.find(Actor.system("Test"), id).result();
        JsonNode waited = json(dryRun("true"));
        assertThat(waited).isEqualTo(found);
        assertThat(waited.path("rows").asInt()).isEqualTo(10_001);
        assertThat(waited.path("created").asInt()).isEqualTo(10_000);
        assertThat(waited.path("rejectedRows").asInt()).isEqualTo(1);
        assertThat(waited.path("unknownValues").path("location").get(0).asString())
                .isEqualTo("Leeds");
        assertThat(waited.path("leftOut").isArray()).isTrue();
        assertThat(db.fetchCount(DSL.table("person"))).as("nothing was changed").isZero();
    }

    /** What can't be taken is looked for once, by the job. */
    @Test
    void whomItCanNotTakeIsKept() throws Exception {
        json(dryRun("true"));
        int run = db.fetchSingle("select max(id) from import_run").get(0, int.class);
        db.execute("update import_reject set message = 'as the job found it' where run_id = ?", run);
        assertThat(rejected(run).getResponse().getContentAsString())
                .contains(quoted("'L7','','','','9','givenName','as the job found it'"));
        db.execute("delete from import_reject where run_id = ?", run);
        assertThat(rejected(run)).hasStatus(409);
    }

    private MvcTestResult rejected(int run) {
        return mvc.get()
                .uri("/admin/imports/" + run + "/rejected.csv")
                .with(As.admin())
                .exchange();
    }

    private MvcTestResult dryRun(String wait) {
        return mvc.post()
                .multipart()
                .file(new MockMultipartFile("file", "people.csv", "text/csv", ROWS.getBytes(UTF_8)))
                .param("mapping", """
                    {"columns":{"employeeNumber":"id","givenName":"first","familyName":"last","location":"city"},"dateFormats":["yyyy-MM-dd"],
                     "noDate":[],"createValues":true,"newStarters":"NONE"}""")
                .param("dryRun", "true")
                .param("wait", wait)
                .uri("/api/v1/imports/people")
                .header("Authorization", "Bearer " + MusterTest.ADMIN_TOKEN)
                .exchange();
    }

    private static JsonNode json(MvcTestResult result) throws Exception {
        return JsonMapper.shared().readTree(result.getResponse().getContentAsString());
    }
}
