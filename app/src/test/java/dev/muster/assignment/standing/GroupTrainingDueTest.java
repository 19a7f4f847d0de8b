package dev.muster.assignment.standing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.HttpMethod.PUT;

import dev.muster.assignment.DueFor;
import dev.muster.assignment.Remarks;
import dev.muster.assignment.lists.TrainingGrid;
import dev.muster.assignment.undo.Undos;
import dev.muster.shared.DueRule;
import dev.muster.testing.Calls;
import dev.muster.testing.Fixture;
import dev.muster.testing.MusterTest;
import dev.muster.testing.TestClock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A group says when its training is due, that it has no date, or nothing: then the content does. */
@MusterTest
@NullUnmarked
class GroupTrainingDueTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    GroupContents groupContents;

    @Autowired
    TrainingGrid training;

    @Autowired
    Undos undos;

    @Autowired
    DSLContext db;

    @Autowired
    TestClock clock;

    private Fixture make;
    private int ana;
    private int course;
    private int group;

    @BeforeEach
    void aCourseThatIsDueAfterFourteenDays() {
        clock.set(TestClock.START);
        make = new Fixture(db, clock);
        ana = make.person("Ana", "Lima");
        course = make.course("Allergens");
        make.due(course, "{\"daysAfterAssignment\": 14}");
        group = make.staticGroup("Kitchen " + ana, ana);
    }

    private long gives(DueRule due, DueFor whom) {
        var wanted = new GroupTraining(List.of(course), Map.of(course, Optional.ofNullable(due)), whom);
        int foreseen = groupContents.preview(Fixture.ADMIN, group, wanted).dueMoved();
        var done = groupContents.save(Fixture.ADMIN, group, wanted, Remarks.NONE, 0);
        assertThat(done.answer().dueMoved()).isEqualTo(foreseen);
        return Objects.requireNonNullElse(done.entryId(), 0L);
    }

    private LocalDate dueOf(int person) {
        return training.find(person, course).orElseThrow().dueOn();
    }

    @Test
    void noDateThoughTheContentHasOne() {
        gives(new DueRule.NoDate(), DueFor.NEW);
        assertThat(dueOf(ana)).isNull();
        make.due(course, "{\"daysAfterAssignment\": 3}");
        assertThat(groupContents
                        .set(Fixture.ADMIN, group, List.of(course), Remarks.NONE, 0)
                        .isNothing())
                .as("named without a date it stays as it is")
                .isTrue();
        assertThat(groupContents.dues(group)).containsEntry(course, new DueRule.NoDate());
    }

    @Test
    void aChangedDateIsForWhoGetsItNextOrForThoseWhoHaveItOpenToo() {
        gives(null, DueFor.NEW);
        assertThat(dueOf(ana)).isEqualTo("2026-12-06");
        gives(new DueRule.AfterAssignment(30), DueFor.NEW);
        assertThat(dueOf(ana)).isEqualTo("2026-12-06");
        gives(new DueRule.NoDate(), DueFor.NEW);
        gives(new DueRule.AfterAssignment(30), DueFor.OPEN);
        assertThat(dueOf(ana)).isEqualTo("2026-12-22");
        assertThat(gives(new DueRule.AfterAssignment(30), DueFor.OPEN))
                .as("twice changes nothing")
                .isZero();
        gives(new DueRule.NoDate(), DueFor.OPEN);
        assertThat(dueOf(ana)).isNull();
        gives(null, DueFor.OPEN);
        assertThat(dueOf(ana)).isEqualTo("2026-12-06");
    }

    @Test
    void undoneTheDateIsAsBefore() {
        gives(new DueRule.AfterAssignment(5), DueFor.NEW);
        long entry = gives(new DueRule.NoDate(), DueFor.OPEN);
        assertThat(dueOf(ana)).isNull();
        undos.undo(Fixture.ADMIN, entry);
        assertThat(dueOf(ana)).isEqualTo("2026-11-27");
        assertThat(groupContents.dues(group)).containsEntry(course, new DueRule.AfterAssignment(5));

        long detached = groupContents
                .save(Fixture.ADMIN, group, GroupTraining.of(List.of()), Remarks.NONE, 0)
                .entryId();
        assertThat(training.find(ana, course)).isEmpty();
        undos.undo(Fixture.ADMIN, detached);
        assertThat(dueOf(ana)).isEqualTo("2026-11-27");
    }

    @Test
    void byTheInterface() {
        Calls calls = new Calls(mvc);
        String at = "/groups/" + group + "/content";
        String body = "{'items':[{'contentId':'%d','due':{'none':true}}]}".formatted(course);
        calls.admin(PUT, at, body, 200);
        assertThat(dueOf(ana)).isNull();
        var shown = calls.admin(at);
        assertThat(shown.path("contentIds")).hasSize(1);
        assertThat(shown.path("items").get(0).path("due").path("none").asBoolean())
                .isTrue();
        calls.admin(PUT, at, shown.toString(), 200);
        calls.admin(PUT, at, "{'contentIds':['%d']}".formatted(course), 200);
        assertThat(calls.admin(at).path("items").get(0).path("due").has("none")).isTrue();

        String moved = "{'items':[{'contentId':'%d'}],'dueFor':'OPEN'}".formatted(course);
        assertThat(calls.admin(PUT, at, moved, 200)
                        .path("effect")
                        .path("dueMoved")
                        .asInt())
                .isEqualTo(1);
        assertThat(dueOf(ana)).isEqualTo("2026-12-06");
        for (String wrong : List.of(
                "{}",
                "{'items':[{'contentId':'x'}]}",
                "{'items':[{}]}",
                "{'items':[{'contentId':'%1$d'},{'contentId':'%1$d'}]}",
                "{'contentIds':[],'items':[{'contentId':'%1$d'}]}",
                "{'items':[{'contentId':'%1$d','due':{'daysAfterAssignment':-1}}]}",
                "{'items':[{'contentId':'0'}]}")) {
            calls.admin(PUT, at, wrong.formatted(course), 400);
        }
        assertThat(dueOf(ana)).isEqualTo("2026-12-06");
    }
}
