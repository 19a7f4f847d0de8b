package dev.muster.assignment.own;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.assignment.Remarks;
import dev.muster.assignment.Training;
import dev.muster.assignment.byhand.Records;
import dev.muster.assignment.lists.TrainingGrid;
import dev.muster.assignment.rules.Status;
import dev.muster.assignment.standing.GroupContents;
import dev.muster.learning.Completion;
import dev.muster.learning.LearningGrid;
import dev.muster.learning.RecordsCheckGrid;
import dev.muster.library.ContentSettings;
import dev.muster.library.Contents;
import dev.muster.library.Step;
import dev.muster.library.drafts.Courses;
import dev.muster.library.drafts.Drafts;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import dev.muster.shared.BadInput;
import dev.muster.shared.NotThere;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A course that is renewed with another one: six months, completed on the last of August, the window open for 30 days. */
@MusterTest
@NullUnmarked
class RenewalsTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Courses courses;

    @Autowired
    Contents contents;

    @Autowired
    Drafts drafts;

    @Autowired
    Records records;

    @Autowired
    OwnTraining own;

    @Autowired
    GroupContents groupContents;

    @Autowired
    TrainingGrid training;

    @Autowired
    LearningGrid history;

    @Autowired
    RecordsCheckGrid check;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    private int ana;
    private Actor asAna;
    private int full;
    private int brief;
    private int group;

    @BeforeEach
    void completedOnTheLastOfAugust() {
        clock.set(Instant.parse("2026-08-31T10:00:00Z"));
        Fixture make = new Fixture(db, clock);
        ana = make.person("Ana", "Lima");
        asAna = new Actor(Actor.Kind.PERSON, ana, "Ana Lima", AccessLevel.LEARNER, null);
        full = course("Fire safety " + ana);
        brief = course("Fire safety refresher " + ana);
        db.execute("update content set validity_months = 6, renew_with = ? where id = ?", brief, full);
        contents.change(Fixture.ADMIN, brief, null, s -> s.visibleTo(Audience.of(new Audience.HiredWithin(1))));
        group = make.staticGroup("Kitchen " + ana, ana);
        groupContents.set(Fixture.ADMIN, group, List.of(full), Remarks.NONE, 0);
        complete(full);
    }

    private int course(String title) {
        int id = courses.create(Fixture.ADMIN, ContentSettings.named(title), List.of(Step.text("Read", "Look.")))
                .id();
        drafts.publish(Fixture.ADMIN, id, null, null, false);
        return id;
    }

    private void complete(int id) {
        own.begin(asAna, id);
        int step = courses.get(id).steps().getFirst().id();
        own.complete(asAna, CourseInContext.of(id, null), step, null);
    }

    private Training now() {
        return training.find(ana, full).orElseThrow();
    }

    private boolean isOffered() {
        return own.renewals(own.all(asAna)).containsKey(full);
    }

    private String mine(String uri) throws Exception {
        MvcTestResult r =
                mvc.get().uri(uri).with(As.person(ana, AccessLevel.LEARNER)).exchange();
        assertThat(r.getResponse().getStatus()).as(uri).isEqualTo(200);
        return r.getResponse().getContentAsString();
    }

    @Test
    void insideTheWindowTheOtherRenewsItAndTheAnniversaryIsKept() throws Exception {
        clock.set(Instant.parse("2027-02-10T12:00:00Z"));
        assertThat(isOffered()).isTrue();
        assertThat(mine("/")).contains("Renew by 28 Feb 2027", "/training/" + brief + "/begin");
        assertThat(mine("/training/" + full)).contains("Renew with").doesNotContain("Take again");
        complete(brief);

        assertThat(now().status()).isEqualTo(Status.COMPLETED);
        assertThat(now().expiresOn()).hasToString("2027-08-28");
        assertThat(isOffered()).isFalse();
        Completion made = history.last(ana, full).orElseThrow();
        assertThat(made.renewedWith()).isEqualTo("Fire safety refresher " + ana);
        assertThat(mine("/history/" + made.id())).contains("Renewed with", "Fire safety refresher");
        assertThat(check.problems()).isEmpty();
    }

    @Test
    void whatHasRunOutIsRenewedFromTheDayOfTheOther() throws Exception {
        clock.set(Instant.parse("2027-03-05T12:00:00Z"));
        assertThat(now().status()).isEqualTo(Status.EXPIRED);
        assertThat(mine("/")).contains("/training/" + brief + "/begin").doesNotContain("Take again");
        own.begin(asAna, brief);
        assertThat(now().status()).as("begun is not done").isEqualTo(Status.EXPIRED);
        complete(brief);
        assertThat(now().status()).isEqualTo(Status.COMPLETED);
        assertThat(now().expiresOn()).hasToString("2027-09-05");
        assertThat(history.completions(ana)).hasSize(3);
    }

    @Test
    void itIsBegunAgainForEachRenewalThoughItCountsForEver() {
        clock.set(Instant.parse("2027-02-10T12:00:00Z"));
        complete(brief);
        own.begin(asAna, brief);
        assertThat(training.find(ana, brief).orElseThrow().retake())
                .as("nothing is due")
                .isNull();
        clock.set(Instant.parse("2027-08-10T12:00:00Z"));
        complete(brief);
        assertThat(now().expiresOn()).hasToString("2028-02-28");
    }

    @Test
    void beforeTheWindowNothingIsOfferedAndNothingRenewed() {
        clock.set(Instant.parse("2027-01-10T12:00:00Z"));
        assertThat(isOffered()).isFalse();
        assertThatThrownBy(() -> own.begin(asAna, brief))
                .as("not in her catalog")
                .isInstanceOf(NotThere.class);
        contents.change(Fixture.ADMIN, brief, null, s -> s.visibleTo(Audience.EVERYBODY));
        complete(brief);
        assertThat(now().expiresOn()).hasToString("2027-02-28");
    }

    @Test
    void whatIsNoLongerRequiredIsNotRenewed() {
        groupContents.set(Fixture.ADMIN, group, List.of(), Remarks.NONE, 0);
        clock.set(Instant.parse("2027-03-05T12:00:00Z"));
        assertThat(isOffered()).isFalse();
        assertThatThrownBy(() -> own.begin(asAna, brief)).isInstanceOf(NotThere.class);
    }

    @Test
    void whoTakesItAgainItselfGoesOnWithThat() {
        clock.set(Instant.parse("2027-03-05T12:00:00Z"));
        own.begin(asAna, brief);
        own.begin(asAna, full);
        assertThat(isOffered()).isFalse();
        complete(brief);
        assertThat(now().status()).isEqualTo(Status.IN_PROGRESS);
    }

    @Test
    void anArchivedOneIsOfferedNoMore() {
        clock.set(Instant.parse("2027-03-05T12:00:00Z"));
        contents.archive(Fixture.ADMIN, brief, null);
        assertThat(isOffered()).isFalse();
        assertThatThrownBy(() -> own.begin(asAna, brief)).isInstanceOf(NotThere.class);
        complete(full);
        assertThat(now().expiresOn()).hasToString("2027-09-05");
    }

    @Test
    void voidingTheOtherVoidsTheRenewal() {
        clock.set(Instant.parse("2027-03-05T12:00:00Z"));
        complete(brief);
        long of = history.last(ana, brief).orElseThrow().id();
        records.annul(Fixture.ADMIN, of, "Somebody else sat there");
        assertThat(now().status()).isEqualTo(Status.EXPIRED);
        assertThat(history.completions(ana)).filteredOn(Completion::voided).hasSize(2);
        assertThat(isOffered()).isTrue();
        assertThat(check.problems()).isEmpty();
        complete(brief);
        assertThat(now().status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void whatWasBegunForItCanBeGivenUp() {
        clock.set(Instant.parse("2027-03-05T12:00:00Z"));
        own.begin(asAna, brief);
        own.stop(asAna, brief);
        assertThat(training.find(ana, brief)).isEmpty();
        assertThat(isOffered()).isTrue();
    }

    @Test
    void itIsAnActiveCourseAndNeverACircle() throws Exception {
        int third = course("Third " + ana);
        contents.change(Fixture.ADMIN, brief, null, s -> s.renewedWith(third));
        refused(third, full);
        refused(third, brief);
        refused(third, third);
        refused(third, 999_999);
        int draft = courses.create(Fixture.ADMIN, ContentSettings.named("Draft " + ana), List.of())
                .id();
        refused(third, draft);
        MvcTestResult r = mvc.method(HttpMethod.PATCH)
                .uri("/api/v1/courses/" + third)
                .contentType(MediaType.APPLICATION_JSON)
                .content(quoted("{'renewWith':'%d'}", full))
                .with(As.admin())
                .exchange();
        assertThat(r.getResponse().getStatus()).isEqualTo(400);
        assertThat(r.getResponse().getContentAsString()).contains("renewWith", "Choose an active course");
        contents.change(Fixture.ADMIN, full, null, s -> s.renewedWith(null));
        contents.change(Fixture.ADMIN, third, null, s -> s.renewedWith(full));
    }

    private void refused(int course, int with) {
        assertThatThrownBy(() -> contents.change(Fixture.ADMIN, course, null, s -> s.renewedWith(with)))
                .as("%d with %d", course, with)
                .isInstanceOf(BadInput.class);
    }
}
