package dev.muster.assignment.histories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.lists.AssignmentsFilter;
import dev.muster.assignment.lists.AssignmentsGrid;
import dev.muster.assignment.rules.Status;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import java.util.List;
import org.jooq.impl.DSL;

/** Invariants 4 and 10: lists, counts and the learner's page say the same status; counters add up, shown is drilled down. */
final class StatusCheck extends Check {
    StatusCheck(Life life) {
        super(life, 8);
    }

    @Override
    void look() {
        Subject c = life.chance().any(company.contents.values());
        list(c);
        counts(c);
        learner(life.chance().any(company.people.values()));
    }

    private List<Key> having(Subject c) {
        return company.assignments.keySet().stream()
                .filter(k -> k.content() == c.id && !company.people.get(k.person()).deactivated)
                .toList();
    }

    private void list(Subject c) {
        List<String> shown = muster.grid.page(c.id, AssignmentsFilter.ALL, DSL.noCondition(), null, 50).items().stream()
                .map(r -> r.personId() + " " + SameTrainingCheck.line(r.training()))
                .toList();
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(having(c).stream()
                        .map(k -> k.person() + " " + life.training.line(k))
                        .toList());
    }

    private void counts(Subject c) {
        AssignmentsGrid.Counts n = muster.grid.counts(c.id, DSL.noCondition());
        assertThat(List.of(n.notStarted(), n.inProgress(), n.completed(), n.expired()))
                .as("counters of %d", c.id)
                .isEqualTo(List.of(
                        count(c, Status.NOT_STARTED),
                        count(c, Status.IN_PROGRESS),
                        count(c, Status.COMPLETED),
                        count(c, Status.EXPIRED)));
        assertThat(n.assigned())
                .as("counters add up")
                .isEqualTo(n.notStarted() + n.inProgress() + n.completed() + n.expired());
        Status one = life.chance().any(List.of(Status.values()));
        AssignmentsFilter only = new AssignmentsFilter("", List.of(one), List.of(), List.of());
        assertThat(muster.grid.ids(c.id, only, DSL.noCondition()))
                .as("drilled down to %s", one)
                .hasSize(count(c, one));
    }

    private int count(Subject c, Status s) {
        return (int)
                having(c).stream().filter(k -> life.learning.status(k) == s).count();
    }

    private void learner(Someone p) {
        Actor actor = new Actor(Actor.Kind.PERSON, p.id, "Learner", AccessLevel.LEARNER, null);
        assertThat(SameTrainingCheck.lines(muster.own.all(actor)))
                .as("what %d sees", p.id)
                .containsExactlyInAnyOrderElementsOf(company.assignments.keySet().stream()
                        .filter(k -> k.person() == p.id && company.contents.get(k.content()).active)
                        .map(life.training::line)
                        .toList());
    }
}
