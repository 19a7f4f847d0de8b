package dev.muster.assignment.reassess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.muster.assignment.Remarks;
import dev.muster.assignment.lists.StuckGrid;
import dev.muster.assignment.lists.TrainingGrid;
import dev.muster.assignment.standing.GroupContents;
import dev.muster.assignment.standing.GroupPreviews;
import dev.muster.assignment.undo.Undos;
import dev.muster.assignment.why.WhatIfs;
import dev.muster.audience.groups.Groups;
import dev.muster.shared.Audience;
import dev.muster.shared.PeopleChanged;
import dev.muster.testing.As;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import dev.muster.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    Groups groups;

    @Autowired
    GroupPreviews previews;

    @Autowired
    WhatIfs whatIfs;

    @Autowired
    Undos undos;

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
                .contains(name + " is frozen", "out of range", "/admin/groups/" + team);

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
        int newcomer = people.getFirst();
        int odd = make.dynamicGroup("Newcomers " + name, new Audience(List.of(new Audience.HiredWithin(9))));
        make.join(odd, newcomer);
        int fire = make.course("Fire safety");
        groupContents.set(Fixture.ADMIN, odd, List.of(fire), Remarks.NONE, 0);
        joined(people);
        TestDatabase.asOwner(
                db,
                "create function odd() returns trigger language plpgsql as 'begin raise ''It is odd.''; end'",
                "create trigger odd before insert or delete on group_member for each row execute function odd()");
        try {
            reassess.dated();
            reassess.workOff();
            isLeftAlone(odd, fire);
            reassess.everything();
            isLeftAlone(odd, fire);
        } finally {
            TestDatabase.asOwner(db, "drop trigger odd on group_member", "drop function odd()");
        }
        clock.advance(Duration.ofHours(2));
        reassess.workOff();
        quiet();
        assertThat(stuck.all(9)).isEmpty();
        assertThat(training.ofPerson(newcomer))
                .as("was hired on no day, and leaves")
                .hasSize(2);
    }

    private void isLeftAlone(int odd, int fire) {
        assertThat(reassess.pending()).isZero();
        assertThat(having(allergens)).isEqualTo(40);
        assertThat(having(fire)).as("nobody joins, nobody leaves").isOne();
        assertThat(stuck.all(9)).singleElement().satisfies(row -> {
            assertThat(row.what()).isEqualTo(StuckGrid.What.GROUP);
            assertThat(row.id()).isEqualTo(odd);
        });
        assertThat(mvc.get().uri("/admin").with(As.admin()))
                .hasStatusOk()
                .bodyText()
                .contains("Newcomers " + name, "/admin/groups/" + odd, "It is odd.");
        assertThat(mvc.get().uri("/admin/groups/" + odd).with(As.admin()))
                .hasStatusOk()
                .bodyText()
                .contains("Frozen.");
    }

    /** Its conditions can't even be read: nothing fails by it, and the group itself says so. */
    @Test
    void aGroupWhoseConditionsNobodyUnderstands() {
        int odd = make.dynamicGroup("Shoes " + name, Audience.EVERYBODY);
        make.join(odd, people.getFirst());
        db.execute("update people_group set audience = '{\"all\":[{\"shoe\":42}]}' where id = ?", odd);
        joined(people);
        reassess.workOff();
        quiet();
        assertThat(having(allergens)).isEqualTo(40);
        assertThat(db.fetchSingle("select count(*) from group_member where group_id = ?", odd)
                        .into(Integer.class))
                .isOne();
        assertThat(mvc.get().uri("/admin").with(As.admin()))
                .hasStatusOk()
                .bodyText()
                .contains("1 group can't be evaluated");
        assertThat(mvc.get().uri("/admin/groups/" + odd).with(As.admin()))
                .hasStatusOk()
                .bodyText()
                .contains("Frozen.");
        db.execute("update people_group set deleted_at = ?::timestamptz where id = ?", clock.instant(), odd);
    }

    @Test
    void severalPeopleUnderOneRule() {
        List<Integer> odd = List.of(people.get(3), people.get(4), people.get(31));
        odd.forEach(p -> db.execute("update person set time_zone = 'Mars/Olympus' where id = ?", p));
        joined(people);
        reassess.workOff();
        quiet();
        assertThat(having(allergens)).isEqualTo(37);
        assertThat(stuck.all(9))
                .allSatisfy(row -> assertThat(row.what()).isEqualTo(StuckGrid.What.PERSON))
                .extracting(StuckGrid.Row::id)
                .containsExactlyInAnyOrderElementsOf(odd);

        db.execute("delete from stuck");
        int fire = make.course("Fire safety");
        db.execute(
                "insert into rule (kind, content_id, due, created_at) values ('MANDATORY', ?, '{\"daysAfterAssignment\": 5}', ?::timestamptz)",
                fire,
                clock.instant());
        db.execute(
                "insert into reassess (rule_id, marked_at) select id, created_at from rule where content_id = ?", fire);
        reassess.workOff();
        quiet();
        assertThat(having(fire)).isEqualTo(37);
        assertThat(stuck.all(9))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row.what()).isEqualTo(StuckGrid.What.PERSON));
    }

    @Test
    void savesAndPreviewsBesideAnOddRule() {
        joined(people);
        reassess.workOff();
        int odd = make.course("Fire safety");
        db.execute(
                "insert into rule (kind, content_id, due, created_at) values ('MANDATORY', ?, '{\"on\": \"+200000-01-01\"}', ?::timestamptz)",
                odd,
                clock.instant());
        int ana = make.person("Ana", "Lima");

        assertThat(previews.members(Fixture.ADMIN, team, List.of(ana), List.of())
                        .training()
                        .gain())
                .isOne();
        groups.changeMembers(Fixture.ADMIN, team, List.of(ana), List.of(), Groups.Edit.NONE);
        assertThat(whatIfs.of(Fixture.ADMIN, ana, Map.of()).lose()).isEmpty();
        assertThatThrownBy(() -> groups.changeMembers(Fixture.ADMIN, team, List.of(), people, Groups.Edit.NONE))
                .as("the brake still knows its number")
                .hasMessageContaining("takes training from 40");
        Long entry = groups.changeMembers(Fixture.ADMIN, team, List.of(), people, new Groups.Edit(null, null, null, 40))
                .entryId();
        undos.undo(Fixture.ADMIN, Objects.requireNonNull(entry));
        reassess.workOff();
        assertThat(having(allergens)).isEqualTo(41);
    }

    @Test
    void joiningAGroupWhoseOwnRuleIsOdd() {
        db.execute("update rule set due = '{\"on\": \"+200000-01-01\"}' where id = ?", ruleOf(knives));
        int ana = make.person("Ana", "Lima");
        groups.changeMembers(Fixture.ADMIN, team, List.of(ana), List.of(), Groups.Edit.NONE);
        reassess.workOff();
        quiet();
        assertThat(training.ofPerson(ana))
                .singleElement()
                .satisfies(t -> assertThat(t.content().id()).isEqualTo(allergens));
        assertThat(stuck.all(9))
                .singleElement()
                .satisfies(row -> assertThat(row.name()).isEqualTo(name));
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
