package dev.muster.assignment.reassess;

import static dev.muster.generated.db.Tables.ASSIGNMENT;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.Remarks;
import dev.muster.assignment.Training;
import dev.muster.assignment.byhand.Records;
import dev.muster.assignment.byhand.Removals;
import dev.muster.assignment.lists.AssignmentsGrid;
import dev.muster.assignment.lists.TrainingConditions;
import dev.muster.assignment.lists.TrainingGrid;
import dev.muster.assignment.own.OwnTraining;
import dev.muster.assignment.rules.Status;
import dev.muster.assignment.standing.GroupContents;
import dev.muster.assignment.undo.Undos;
import dev.muster.learning.Attempts;
import dev.muster.learning.Completions.Elsewhere;
import dev.muster.library.ContentSettings;
import dev.muster.library.Contents;
import dev.muster.library.Step;
import dev.muster.library.drafts.Courses;
import dev.muster.library.drafts.Drafts;
import dev.muster.settings.Settings;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A completion runs out by the calendar alone: no job runs here, only the clock is turned. */
@MusterTest
@NullUnmarked
class ValidityTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Courses courses;

    @Autowired
    Contents contents;

    @Autowired
    Drafts drafts;

    @Autowired
    Attempts attempts;

    @Autowired
    Removals removals;

    @Autowired
    Records records;

    @Autowired
    Settings settings;

    @Autowired
    Undos undos;

    @Autowired
    OwnTraining own;

    @Autowired
    GroupContents groupContents;

    @Autowired
    TrainingGrid training;

    @Autowired
    AssignmentsGrid grid;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    private Fixture make;
    private int ana;
    private Actor asAna;
    private int course;
    private int group;
    private List<Step> steps;

    @BeforeEach
    void completedOnTheLastOfAugust() {
        clock.set(Instant.parse("2026-08-31T10:00:00Z"));
        make = new Fixture(db, clock);
        ana = make.person("Ana", "Lima");
        asAna = new Actor(Actor.Kind.PERSON, ana, "Ana Lima", AccessLevel.LEARNER, null);
        course = courses.create(
                        Fixture.ADMIN, ContentSettings.named("Allergens " + ana), List.of(Step.text("Read", "Look.")))
                .id();
        steps = drafts.publish(Fixture.ADMIN, course, null, null, false).steps();
        db.execute("update content set validity_months = 6 where id = ?", course);
        group = make.staticGroup("Kitchen " + ana, ana);
        groupContents.set(Fixture.ADMIN, group, List.of(course), Remarks.NONE, 0);
        complete();
    }

    private void complete() {
        own.begin(asAna, course);
        attempts.complete(asAna, ana, course, 0, steps.getFirst().id(), null);
    }

    private String page(HttpMethod method, String uri, boolean learner) throws Exception {
        MvcTestResult r = mvc.method(method)
                .uri(uri)
                .with(learner ? As.person(ana, AccessLevel.LEARNER) : As.admin())
                .exchange();
        assertThat(r.getResponse().getStatus()).as(uri).isLessThan(400);
        return r.getResponse().getContentAsString();
    }

    private String get(String uri) throws Exception {
        return page(HttpMethod.GET, uri, false);
    }

    private String mine(String uri) throws Exception {
        return page(HttpMethod.GET, uri, true);
    }

    private void everyPlaceSays(String word, String enumWord) throws Exception {
        String tab = "/admin/courses/" + course + "/assignments";
        for (String place : List.of("/admin/people/" + ana, "/admin/people?person=" + ana, tab)) {
            assertThat(get(place)).as(place).contains(word);
        }
        assertThat(get("/api/v1/people/" + ana + "/training")).contains(quoted("'status':'%s'", enumWord));
        assertThat(mine("/api/v1/me/training")).contains(quoted("'status':'%s'", enumWord));
        assertThat(mine("/api/v1/me/catalog")).contains(quoted("'status':'%s'", enumWord));
        String list = "/api/v1/courses/" + course + "/assignments?status=";
        for (Status s : Status.values()) {
            assertThat(get(list + s).contains("Ana"))
                    .as("filtered by %s", s)
                    .isEqualTo(s.name().equals(enumWord));
        }
    }

    @Test
    void aRetakeRemovedByHandComesBackAsItWas() {
        int wines = courses.create(
                        Fixture.ADMIN,
                        ContentSettings.named("Wines").visibleTo(Audience.EVERYBODY),
                        List.of(Step.text("Read", "Look.")))
                .id();
        int step = drafts.publish(Fixture.ADMIN, wines, null, null, false)
                .steps()
                .getFirst()
                .id();
        db.execute("update content set validity_months = 6 where id = ?", wines);
        own.begin(asAna, wines);
        attempts.complete(asAna, ana, wines, 0, step, null);
        clock.set(Instant.parse("2027-03-02T10:00:00Z"));
        own.begin(asAna, wines);
        Training before = training.find(ana, wines).orElseThrow();
        assertThat(before.status()).isEqualTo(Status.IN_PROGRESS);

        removals.remove(Fixture.ADMIN, wines, List.of(ana), null);
        assertThat(training.find(ana, wines)).isEmpty();
        undos.undo(
                Fixture.ADMIN, db.fetchSingle("select max(id) from audit_entry").get(0, Long.class));

        assertThat(training.find(ana, wines)).contains(before);
    }

    @Test
    void theDayAfterItsLastItIsExpiredInEveryPlace() throws Exception {
        clock.set(Instant.parse("2027-02-28T23:59:00Z"));
        everyPlaceSays("Completed", "COMPLETED");
        assertThat(mine("/")).contains("Renew by 28 Feb 2027");

        clock.set(Instant.parse("2027-03-01T00:00:30Z"));
        everyPlaceSays("Expired", "EXPIRED");
        assertThat(mine("/")).contains("Take again").doesNotContain("valid to");
        assertThat(mine("/training/" + course)).contains("Your last completion was valid to 28 Feb 2027", "Take again");
        assertThat(mine("/history")).contains("Expired on 28 Feb 2027");
        assertThat(get("/admin/people/" + ana + "/training/" + course)).contains("Expired");
        Training t = training.find(ana, course).orElseThrow();
        assertThat(t.dueOn()).hasToString("2027-03-01");
        assertThat(t.overdue()).isFalse();

        clock.set(Instant.parse("2027-03-02T12:00:00Z"));
        assertThat(training.find(ana, course).orElseThrow().overdue()).isTrue();
        assertThat(mine("/")).contains("Overdue since 1 Mar 2027");
    }

    @Test
    void oneBeginRetakesItAndTheOldCompletionIsKept() throws Exception {
        clock.set(Instant.parse("2027-03-05T12:00:00Z"));
        page(HttpMethod.POST, "/api/v1/me/training/" + course + "/begin", true);
        everyPlaceSays("In Progress", "IN_PROGRESS");
        assertThat(get("/api/v1/people/" + ana + "/history")).contains("2026-08-31T10:00:00Z");
        complete();
        everyPlaceSays("Completed", "COMPLETED");
        assertThat(training.find(ana, course).orElseThrow().expiresOn()).hasToString("2027-09-05");
        assertThat(get("/api/v1/people/" + ana + "/history")).contains("2026-08-31T10:00:00Z", "2027-03-05T12:00:00Z");
    }

    @Test
    void aCompletionKeepsTheLastDayItWasMadeWith() {
        contents.change(Fixture.ADMIN, course, null, s -> s.titled("Renamed " + ana, ""));
        db.execute("update content set validity_months = 1 where id = ?", course);
        assertThat(training.find(ana, course).orElseThrow().expiresOn()).hasToString("2027-02-28");
    }

    @Test
    void whoRenewsEarlyKeepsTheAnniversary() {
        clock.set(Instant.parse("2027-02-10T12:00:00Z"));
        complete();
        assertThat(lastDay()).hasToString("2027-08-28");

        db.execute("update content set keep_anniversary = false where id = ?", course);
        assertThat(lastDay()).as("what is completed stays as it is").hasToString("2027-08-28");
        clock.set(Instant.parse("2027-08-10T12:00:00Z"));
        complete();
        assertThat(lastDay()).as("not kept any more").hasToString("2028-02-10");
    }

    @Test
    void whatIsVoidedGivesNoAnniversaryAndWhatIsRecordedLateDoes() {
        clock.set(Instant.parse("2027-03-05T12:00:00Z"));
        records.add(Fixture.ADMIN, ana, elsewhere("2027-02-20"));
        assertThat(lastDay()).as("renewed in time, recorded late").hasToString("2027-08-28");

        long first = db.fetchSingle(
                        "select min(id) from completion where person_id = ? and content_id = ?", ana, course)
                .get(0, Long.class);
        records.annul(Fixture.ADMIN, first, "Somebody else's");
        assertThat(lastDay()).as("worked out once").hasToString("2027-08-28");
        records.add(Fixture.ADMIN, ana, elsewhere("2027-02-25"));
        assertThat(lastDay()).as("nothing stands that it could renew").hasToString("2027-08-25");
    }

    private Elsewhere elsewhere(String day) {
        return new Elsewhere(course, null, LocalDate.parse(day), null, day, null, null);
    }

    @Test
    void toADayOfEachYear() throws Exception {
        db.execute("update content set validity_months = null, valid_until_day = '03-31' where id = ?", course);
        clock.set(Instant.parse("2027-03-10T12:00:00Z"));
        complete();
        assertThat(lastDay()).as("the next one is too near").hasToString("2028-03-31");
        assertThat(mine("/history")).contains("31 Mar 2028");
        clock.set(Instant.parse("2028-03-20T12:00:00Z"));
        complete();
        assertThat(lastDay()).hasToString("2029-03-31");
    }

    @Test
    void expiredAtOnceAndOverdueAfterTheGrace() throws Exception {
        db.execute("update content set grace_days = 10 where id = ?", course);
        clock.set(Instant.parse("2027-03-01T12:00:00Z"));
        everyPlaceSays("Expired", "EXPIRED");
        assertThat(training.find(ana, course).orElseThrow().dueOn()).hasToString("2027-03-11");
        assertThat(mine("/")).contains("Expired, due 11 Mar 2027");
        assertThat(get("/api/v1/people/" + ana + "/training/" + course + "/why"))
                .contains("the day after the completion ran out, and 10 days of grace");

        clock.set(Instant.parse("2027-03-11T23:00:00Z"));
        assertThat(training.find(ana, course).orElseThrow().overdue()).isFalse();
        assertThat(pastGrace()).isZero();
        assertThat(grid.counts(course, DSL.noCondition()).overdue()).isZero();
        clock.set(Instant.parse("2027-03-12T01:00:00Z"));
        assertThat(training.find(ana, course).orElseThrow().overdue()).isTrue();
        assertThat(pastGrace()).isEqualTo(1);
        assertThat(grid.counts(course, DSL.noCondition()).overdue()).isEqualTo(1);
    }

    private int pastGrace() {
        return db.fetchCount(DSL.selectOne()
                .from(ASSIGNMENT)
                .join(PERSON)
                .on(PERSON.ID.eq(ASSIGNMENT.PERSON_ID))
                .where(ASSIGNMENT.CONTENT_ID.eq(course))
                .and(new TrainingConditions(settings.current(), clock.instant()).pastGrace()));
    }

    private LocalDate lastDay() {
        return training.find(ana, course).orElseThrow().expiresOn();
    }

    @Test
    void whoIsAskedForItOnlyAfterItRanOutIsNotOverdueOnDayOne() throws Exception {
        groupContents.set(Fixture.ADMIN, group, List.of(), Remarks.NONE, 0);
        make.due(course, quoted("{'daysAfterAssignment': 14}"));
        clock.set(Instant.parse("2027-06-01T12:00:00Z"));
        Training record = training.find(ana, course).orElseThrow();
        assertThat(record.status()).isEqualTo(Status.EXPIRED);
        assertThat(record.overdue()).as("nothing asks for it").isFalse();

        groupContents.set(Fixture.ADMIN, group, List.of(course), Remarks.NONE, 0);
        Training again = training.find(ana, course).orElseThrow();
        assertThat(again.status()).isEqualTo(Status.EXPIRED);
        assertThat(again.dueOn()).hasToString("2027-06-15");
        assertThat(again.overdue()).isFalse();
        assertThat(grid.counts(course, DSL.noCondition()).overdue()).isZero();
        assertThat(get("/admin/people/" + ana + "/training/" + course)).contains("Due 15 Jun 2027");
        clock.set(Instant.parse("2027-06-16T12:00:00Z"));
        assertThat(training.find(ana, course).orElseThrow().overdue()).isTrue();
        assertThat(grid.counts(course, DSL.noCondition()).overdue()).isEqualTo(1);
    }
}
