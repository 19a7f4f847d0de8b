package dev.muster.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.Audience;
import dev.muster.shared.PeopleChanged;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.transaction.support.TransactionTemplate;

/** What fails is written straight into the tables: by the edges none of it comes in. */
@MusterTest
class LeftAloneTest {
    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    GroupContents groupContents;

    @Autowired
    Reassess reassess;

    @Autowired
    Drift drift;

    @Autowired
    TrainingGrid training;

    @Autowired
    StuckGrid stuck;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    ApplicationEventPublisher news;

    @Autowired
    TransactionTemplate transaction;

    private Fixture make;
    private int allergens;
    private int knives;
    private int team;
    private String name = "";
    private List<Integer> people;

    @BeforeEach
    void aTeam() {
        make = new Fixture(db, clock);
        name = "Team " + System.nanoTime();
        db.execute("update person set status = 'DEACTIVATED'");
        db.execute("update rule set deleted_at = ?::timestamptz where deleted_at is null", clock.instant());
        db.execute("delete from stuck");
        allergens = make.course("Allergens");
        knives = make.course("Knives");
        team = make.staticGroup(name);
        groupContents.set(Fixture.ADMIN, team, List.of(allergens, knives), Remarks.NONE, 0);
        people = new ArrayList<>(make.people(40));
    }

    @Test
    void aRule() {
        int bad = ruleOf(knives);
        db.execute("update rule set due = '{\"on\": \"+200000-01-01\"}' where id = ?", bad);
        joined(people);
        reassess.workOff();
        quiet();
        assertThat(having(allergens)).isEqualTo(40);
        assertThat(having(knives)).isZero();
        assertThat(stuck.all(9)).singleElement().satisfies(row -> {
            assertThat(row.name()).isEqualTo(name);
            assertThat(row.reason()).contains("out of range");
        });
        assertThat(mvc.get().uri("/admin").with(As.admin()))
                .hasStatusOk()
                .bodyText()
                .contains("Frozen: " + name, "out of range", "/admin/groups/" + team);

        clock.advance(Duration.ofHours(2));
        reassess.workOff();
        reassess.dated();
        reassess.everything();
        quiet();
        assertThat(stuck.all(9)).as("tried again, and still frozen").hasSize(1);
        assertThat(having(allergens)).isEqualTo(40);

        db.execute("update rule set due = null where id = ?", bad);
        reassess.workOff();
        quiet();
        assertThat(having(knives)).isEqualTo(40);
        assertThat(stuck.all(9)).isEmpty();
    }

    @Test
    void aPerson() {
        int odd = people.get(7);
        db.execute("update person set time_zone = 'Mars/Olympus' where id = ?", odd);
        joined(people);
        reassess.workOff();
        quiet();
        assertThat(having(allergens)).isEqualTo(39);
        assertThat(having(knives)).isEqualTo(39);
        assertThat(stuck.all(9)).singleElement().satisfies(row -> {
            assertThat(row.what()).isEqualTo(StuckGrid.What.PERSON);
            assertThat(row.id()).isEqualTo(odd);
        });
        reassess.everything();
        quiet();
        assertThat(stuck.all(9)).hasSize(1);

        db.execute("update person set time_zone = null where id = ?", odd);
        changed(List.of(odd));
        reassess.workOff();
        quiet();
        assertThat(having(allergens)).isEqualTo(40);
        assertThat(stuck.all(9)).isEmpty();
    }

    @Test
    void aPersonByARuleForEverybody() {
        int odd = people.get(7);
        joined(people);
        reassess.workOff();
        int fire = make.course("Fire safety");
        db.execute("update person set time_zone = 'Mars/Olympus' where id = ?", odd);
        db.execute(
                "insert into rule (kind, content_id, due, created_at) values ('MANDATORY', ?, '{\"daysAfterAssignment\": 5}', ?::timestamptz)",
                fire,
                clock.instant());
        db.execute(
                "insert into reassess (rule_id, marked_at) select id, created_at from rule where content_id = ?", fire);
        reassess.workOff();
        quiet();
        assertThat(having(fire)).isEqualTo(39);
        assertThat(stuck.all(9))
                .singleElement()
                .satisfies(row -> assertThat(row.id()).isEqualTo(odd));
    }

    @Test
    void aGroup() {
        make.dynamicGroup("Newcomers", new Audience(List.of(new Audience.HiredWithin(1_000_000_000))));
        joined(people);
        reassess.dated();
        reassess.workOff();
        quiet();
        assertThat(having(allergens)).isEqualTo(40);
    }

    private void quiet() {
        assertThat(reassess.pending()).isZero();
        assertThat(drift.find().isNone()).isTrue();
    }

    private int ruleOf(int content) {
        return db.fetchSingle("select id from rule where content_id = ?", content)
                .get(0, Integer.class);
    }

    private int having(int content) {
        return db.fetchSingle("select count(*) from assignment where content_id = ?", content)
                .get(0, Integer.class);
    }

    private void joined(List<Integer> who) {
        make.join(team, who.toArray(Integer[]::new));
        changed(who);
    }

    private void changed(List<Integer> who) {
        transaction.executeWithoutResult(tx -> news.publishEvent(new PeopleChanged(who)));
    }
}
