package dev.muster.work;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.NotThere;
import dev.muster.testing.MusterTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.JsonNodeFactory;

@MusterTest
class JobsTest {
    private static final Actor ADMIN = Actor.system("Test");

    @Autowired
    Jobs jobs;

    @Autowired
    JobRunner runner;

    @Autowired
    TransactionTemplate tx;

    private Job queue(int n) {
        return jobs.queue(
                ADMIN,
                "test.counting",
                "Count to " + n,
                JsonNodeFactory.instance.objectNode().put("n", n));
    }

    @Test
    void aQueuedJobRunsOnceAndKeepsItsResult() {
        Job job = queue(10);
        assertThat(job.state()).isEqualTo(Job.State.QUEUED);
        runner.runQueued();
        Job done = jobs.find(ADMIN, job.id());
        assertThat(done.state()).isEqualTo(Job.State.DONE);
        assertThat(done.result()).hasToString(quoted("{'counted':10}"));
        assertThat(done.total()).isEqualTo(10);
        runner.run(job.id());
        assertThat(jobs.find(ADMIN, job.id())).isEqualTo(done);
    }

    @Test
    void aRefusalAndABugEndItAsFailedWithWords() {
        Job refused = queue(13);
        Job broken = queue(14);
        runner.runQueued();
        assertThat(jobs.find(ADMIN, refused.id()).error()).isEqualTo("Not thirteen.");
        assertThat(jobs.find(ADMIN, broken.id()).state()).isEqualTo(Job.State.FAILED);
        assertThat(jobs.find(ADMIN, broken.id()).error()).contains("Incident").doesNotContain("bug");
    }

    @Test
    void givenUpForAnotherItIsDoneAgainAtOnce() {
        Job job = queue(15);
        runner.run(job.id());
        assertThat(jobs.find(ADMIN, job.id()).state()).isEqualTo(Job.State.DONE);
    }

    @Test
    void aCutConnectionEndsNothingItIsRunAgainWhole() {
        Job job = queue(16);
        assertThatThrownBy(() -> runner.run(job.id())).isInstanceOf(RuntimeException.class);
        assertThat(jobs.find(ADMIN, job.id()).isOpen()).isTrue();
        runner.run(job.id());
        assertThat(jobs.find(ADMIN, job.id()).result()).hasToString(quoted("{'counted':16}"));
    }

    @Test
    void whatCanNotBeKeptIsSaidInWords() {
        Job job = queue(17);
        runner.run(job.id());
        Job failed = jobs.find(ADMIN, job.id());
        assertThat(failed.state()).isEqualTo(Job.State.FAILED);
        assertThat(failed.error())
                .startsWith("Somebody changed what this was about")
                .contains("Nothing was changed", "Incident");
    }

    @Test
    void stoppedBeforeItRanItNeverRuns() {
        Job job = queue(10);
        assertThat(jobs.cancel(ADMIN, job.id()).state()).isEqualTo(Job.State.CANCELLED);
        runner.runQueued();
        assertThat(jobs.find(ADMIN, job.id()).result()).isNull();
    }

    @Test
    void aRolledBackQueueingLeavesNothing() {
        long[] id = new long[1];
        tx.executeWithoutResult(s -> {
            id[0] = queue(10).id();
            s.setRollbackOnly();
        });
        assertThatThrownBy(() -> jobs.find(ADMIN, id[0])).isInstanceOf(NotThere.class);
    }

    @Test
    void othersDoNotSeeIt() {
        Job job = queue(10);
        Actor learner = new Actor(Actor.Kind.PERSON, 77, "Ana", AccessLevel.LEARNER, null);
        assertThatThrownBy(() -> jobs.find(learner, job.id())).isInstanceOf(NotThere.class);
        assertThatThrownBy(() -> jobs.cancel(learner, job.id())).isInstanceOf(NotThere.class);
    }
}
