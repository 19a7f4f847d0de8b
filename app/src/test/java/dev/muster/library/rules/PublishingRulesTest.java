package dev.muster.library.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.library.ContentStatus;
import dev.muster.library.ModuleCourse;
import dev.muster.library.Step;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** docs/rules.md 6: which steps, and which courses of a module, are to do after a publish. */
class PublishingRulesTest {
    private static final Instant AT = Instant.parse("2026-11-22T09:00:00Z");
    private static final Step A = Step.text("A", "one").withId(1);
    private static final Step B = Step.text("B", "two").withId(2);
    private static final Step C = Step.text("C", "three").withId(3);

    @Test
    void inTheFirstVersionEverythingIsNew() {
        assertThat(publish(List.of(A, B), List.of(), 1, false)).containsExactly(A.changed(1, null), B.changed(1, null));
        assertThat(publish(List.of(A), List.of(), 1, true)).containsExactly(A.changed(1, null));
    }

    @Test
    void anUnchangedStepStaysDoneAndAChangedOrNewOneIsToDo() {
        List<Step> v1 = publish(List.of(A, B), List.of(), 1, false);
        Step b2 = Step.text("B", "two, better").withId(2);
        assertThat(publish(List.of(C, b2, A), v1, 2, false))
                .containsExactly(C.changed(2, null), b2.changed(2, null), A.changed(1, null));
    }

    @Test
    void aMinorChangeAsksNobodyUnderWay() {
        List<Step> v1 = publish(List.of(A, B), List.of(), 1, false);
        Step b2 = Step.text("B", "two, with a comma").withId(2);
        assertThat(publish(List.of(A, b2, C), v1, 2, true))
                .containsExactly(A.changed(1, null), b2.changed(1, null), C.changed(2, AT));
    }

    @Test
    void whatIsOptionalForSomeStaysSoUntilItChanges() {
        List<Step> v1 = publish(List.of(A), List.of(), 1, false);
        List<Step> v2 = publish(List.of(A, C), v1, 2, true);
        assertThat(publish(List.of(A, C), v2, 3, false)).containsExactly(A.changed(1, null), C.changed(2, AT));
        Step c2 = Step.text("C", "four").withId(3);
        assertThat(publish(List.of(A, c2), v2, 3, false)).containsExactly(A.changed(1, null), c2.changed(3, null));
    }

    @Test
    void ofAModuleAnAddedCourseIsToDoUnlessMinor() {
        List<ModuleCourse> v1 = Publishing.nextCourses(List.of(course(1), course(2)), List.of(), 1, true, AT);
        assertThat(v1).containsExactly(course(1), course(2));
        List<ModuleCourse> draft = List.of(course(3), course(2));
        assertThat(Publishing.nextCourses(draft, v1, 2, false, AT)).containsExactly(course(3), course(2));
        List<ModuleCourse> minor = Publishing.nextCourses(draft, v1, 2, true, AT);
        assertThat(minor).containsExactly(course(3).optionalBefore(AT), course(2));
        assertThat(minor.getFirst().neededBy(AT.minusSeconds(1))).isFalse();
        assertThat(minor.getFirst().neededBy(AT)).isTrue();
    }

    @Test
    void aCourseOptionalForSomeStaysSoWhileItStays() {
        List<ModuleCourse> v2 = List.of(course(1), course(2).optionalBefore(AT));
        Instant later = AT.plusSeconds(60);
        assertThat(Publishing.nextCourses(List.of(course(2), course(1)), v2, 3, false, later))
                .containsExactly(course(2).optionalBefore(AT), course(1));
        assertThat(Publishing.nextCourses(List.of(course(2)), List.of(course(1)), 4, false, later))
                .as("taken out and put in again, it is a new one")
                .containsExactly(course(2));
    }

    private static ModuleCourse course(int id) {
        return new ModuleCourse(id, "Course " + id, ContentStatus.ACTIVE, null);
    }

    private static List<Step> publish(List<Step> draft, List<Step> before, int version, boolean minor) {
        return Publishing.next(draft, before, version, minor, AT);
    }
}
