package dev.muster.assignment.undo;

import static dev.muster.testing.Quoted.quoted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.muster.assignment.Automation;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.RuleEffect;
import dev.muster.assignment.RuleEffect.Change;
import dev.muster.assignment.Training;
import dev.muster.assignment.byhand.DueDates;
import dev.muster.assignment.lists.TrainingGrid;
import dev.muster.assignment.reassess.Drift;
import dev.muster.assignment.reassess.Reassess;
import dev.muster.assignment.rules.AppliesTo;
import dev.muster.assignment.standing.Automations;
import dev.muster.assignment.standing.GroupContents;
import dev.muster.assignment.standing.GroupPreviews;
import dev.muster.audience.groups.Groups;
import dev.muster.shared.Audience;
import dev.muster.shared.Conflict;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an edit of a group does to people's training is told by name before, and taken back as a unit after. */
@MusterTest
@NullUnmarked
class UndoGroupsTest {
    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    @Autowired
    Groups groups;

    @Autowired
    GroupContents groupContents;

    @Autowired
    GroupPreviews previews;

    @Autowired
    Automations automations;

    @Autowired
    DueDates dueDates;

    @Autowired
    TrainingGrid training;

    @Autowired
    Reassess reassess;

    @Autowired
    Drift drift;

    @Autowired
    Undos undos;

    private Fixture make;
    private int ana;
    private int ben;
    private int cy;
    private int dee;
    private int fire;
    private int knives;
    private List<Integer> everybody;

    @BeforeEach
    void fourPeopleAndTwoCourses() {
        clock.set(TestClock.START);
        make = new Fixture(db, clock);
        ana = make.person("Ana", "Lima");
        ben = make.person("Ben", "Strand");
        cy = make.person("Cy", "Young");
        dee = make.person("Dee", "Zand");
        everybody = List.of(ana, ben, cy, dee);
        fire = make.course("Fire safety");
        make.due(fire, quoted("{'daysAfterAssignment': 20}"));
        knives = make.course("Knives");
        reassess.workOff();
    }

    @Test
    void otherConditionsOfAGroup() {
        int group = dynamic(ana, ben, dee);
        groupContents.set(Fixture.ADMIN, group, List.of(fire), Remarks.NONE, 0);
        make.state(ben, fire, 1, 40);
        dueDates.set(Fixture.ADMIN, fire, List.of(ana, ben), day(9), null);
        clock.advance(Duration.ofHours(3));
        Map<Integer, List<Training>> before = all();
        var edit = new Groups.Edit(null, people(cy, dee), null, null);

        RuleEffect told = previews.change(Fixture.ADMIN, group, edit).training();
        assertThat(told.sample())
                .extracting(RuleEffect.One::name, RuleEffect.One::change, RuleEffect.One::begun)
                .containsExactly(
                        tuple("Ana Lima", Change.LOSES, false),
                        tuple("Ben Strand", Change.LOSES, true),
                        tuple("Cy Young", Change.GAINS, false));
        assertThat(told).returns(2, RuleEffect::lose).returns(1, RuleEffect::gain);
        assertThat(all()).as("nothing was written").isEqualTo(before);
        assertThat(reassess.pending()).isZero();

        long entry = groups.change(Fixture.ADMIN, group, edit).entryId();
        reassess.workOff();
        assertThat(training.ofPerson(ana)).isEmpty();
        assertThat(training.ofPerson(cy)).hasSize(1);
        clock.advance(Duration.ofHours(1));

        Undos.Undone would = undos.preview(Fixture.ADMIN, entry);
        assertThat(would).returns(2, Undos.Undone::gain).returns(1, Undos.Undone::lose);
        assertThat(would.some())
                .extracting(Undos.Change::name, Undos.Change::title, Undos.Change::gains)
                .containsExactly(
                        tuple("Cy Young", "Fire safety", false),
                        tuple("Ana Lima", "Fire safety", true),
                        tuple("Ben Strand", "Fire safety", true));
        undos.undo(Fixture.ADMIN, entry);

        assertThat(all()).isEqualTo(before);
        assertThat(groups.find(Fixture.ADMIN, group).audience()).isEqualTo(people(ana, ben, dee));
        assertThat(waiting(cy)).as("the message was not sent yet").isZero();
        quiet();
        assertThatThrownBy(() -> undos.undo(Fixture.ADMIN, entry)).hasMessage("It is undone already.");
    }

    @Test
    void beforeRulesHaveFollowedIt() {
        int group = dynamic(ana);
        groupContents.set(Fixture.ADMIN, group, List.of(fire), Remarks.NONE, 0);
        Map<Integer, List<Training>> before = all();
        clock.advance(Duration.ofSeconds(1));
        long entry = groups.change(Fixture.ADMIN, group, new Groups.Edit(null, people(ben), null, null))
                .entryId();
        undos.undo(Fixture.ADMIN, entry);
        quiet();
        assertThat(all()).isEqualTo(before);
    }

    @Test
    void conditionsThatWereChangedSince() {
        int group = dynamic(ana);
        long first = groups.change(Fixture.ADMIN, group, new Groups.Edit(null, people(ben), null, null))
                .entryId();
        groups.change(Fixture.ADMIN, group, new Groups.Edit(null, people(cy), null, null));
        assertThat(undos.preview(Fixture.ADMIN, first).refused()).contains("were changed since");
        assertThatThrownBy(() -> undos.undo(Fixture.ADMIN, first)).isInstanceOf(Conflict.class);
        groups.delete(Fixture.ADMIN, group, null);
        assertThat(undos.preview(Fixture.ADMIN, first).refused()).contains("was deleted since");
    }

    @Test
    void membersByHandForWhomItHasNotMovedOn() {
        int group = make.staticGroup("Kitchen " + ana, ana, dee);
        groupContents.set(Fixture.ADMIN, group, List.of(fire, knives), Remarks.NONE, 0);
        clock.advance(Duration.ofHours(3));
        Map<Integer, List<Training>> before = all();

        RuleEffect told = previews.members(Fixture.ADMIN, group, List.of(ben, cy), List.of(ana))
                .training();
        assertThat(told).returns(2, RuleEffect::gain).returns(1, RuleEffect::lose);
        assertThat(told.sample()).hasSize(6).first().returns("Ana Lima", RuleEffect.One::name);
        assertThat(all()).isEqualTo(before);

        long entry = groups.changeMembers(Fixture.ADMIN, group, List.of(ben, cy), List.of(ana), Groups.Edit.NONE)
                .entryId();
        reassess.workOff();
        groups.changeMembers(Fixture.ADMIN, group, List.of(), List.of(cy), Groups.Edit.NONE);
        groups.changeMembers(Fixture.ADMIN, group, List.of(cy), List.of(), Groups.Edit.NONE);
        reassess.workOff();
        List<Training> ofCy = training.ofPerson(cy);

        Undos.Undone done = undos.undo(Fixture.ADMIN, entry);
        assertThat(done.skipped())
                .extracting(Undos.Skipped::name, Undos.Skipped::why)
                .containsExactly(tuple("Cy Young", "was added or removed again since"));
        before.put(cy, ofCy);
        assertThat(all()).isEqualTo(before);
        quiet();
    }

    @Test
    void oneMemberIsFollowedAtOnceAndTakenBackAtOnce() {
        int group = make.staticGroup("Kitchen " + ana, ana);
        groupContents.set(Fixture.ADMIN, group, List.of(fire), Remarks.NONE, 0);
        Map<Integer, List<Training>> before = all();
        clock.advance(Duration.ofHours(3));
        long left = groups.changeMembers(Fixture.ADMIN, group, List.of(), List.of(ana), Groups.Edit.NONE)
                .entryId();
        assertThat(training.ofPerson(ana)).isEmpty();
        clock.advance(Duration.ofHours(3));
        undos.undo(Fixture.ADMIN, left);
        assertThat(all()).isEqualTo(before);
        long joined = groups.changeMembers(Fixture.ADMIN, group, List.of(ben), List.of(), Groups.Edit.NONE)
                .entryId();
        assertThat(waiting(ben)).isOne();
        undos.undo(Fixture.ADMIN, joined);
        assertThat(all()).isEqualTo(before);
        assertThat(waiting(ben)).isZero();
        quiet();
    }

    @Test
    void whoWasLeftOutAsExistingIsAgain() {
        int group = make.staticGroup("Kitchen " + ana, ana);
        int automation = automations
                .create(Fixture.ADMIN, fire, future("Of the kitchen " + ana, group), Automations.How.PLAIN)
                .automation()
                .id();
        clock.advance(Duration.ofHours(1));
        long entry = groups.changeMembers(Fixture.ADMIN, group, List.of(ben), List.of(ana), Groups.Edit.NONE)
                .entryId();
        reassess.workOff();
        assertThat(training.ofPerson(ben)).hasSize(1);
        clock.advance(Duration.ofHours(1));

        undos.undo(Fixture.ADMIN, entry);
        assertThat(training.ofPerson(ana)).as("existing, as before").isEmpty();
        assertThat(training.ofPerson(ben)).isEmpty();
        assertThat(db.fetchCount(
                        dev.muster.generated.db.Tables.LEFT_OUT,
                        dev.muster.generated.db.Tables.LEFT_OUT.RULE_ID.eq(automation)))
                .isOne();
        quiet();
    }

    private static Automation.Terms future(String name, int group) {
        return new Automation.Terms(
                name,
                Audience.of(new Audience.Member(group, false)),
                null,
                null,
                AppliesTo.FUTURE,
                null,
                Automation.Afterwards.REMOVE,
                true,
                null);
    }

    private void quiet() {
        reassess.workOff();
        assertThat(reassess.pending()).isZero();
        assertThat(drift.find().isNone()).isTrue();
    }

    private int dynamic(Integer... members) {
        int id = groups.create(
                        Fixture.ADMIN,
                        "Group " + ana + clock.instant(),
                        dev.muster.audience.groups.Group.Kind.DYNAMIC,
                        people(members))
                .group()
                .id();
        reassess.workOff();
        return id;
    }

    private static Audience people(Integer... ids) {
        return Audience.of(new Audience.People(List.of(ids)));
    }

    private LocalDate day(int days) {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).plusDays(days);
    }

    private Map<Integer, List<Training>> all() {
        Map<Integer, List<Training>> all = new TreeMap<>();
        everybody.forEach(p -> all.put(p, training.ofPerson(p)));
        return all;
    }

    private int waiting(int person) {
        return db.fetchSingle(
                        "select count(*) from notice where person_id = ? and state in ('QUEUED', 'IN_PERSON')", person)
                .into(Integer.class);
    }
}
