package dev.muster.assignment.histories.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.histories.History;
import dev.muster.assignment.histories.reference.Key;
import dev.muster.assignment.histories.reference.KnownContent;
import dev.muster.assignment.histories.reference.KnownPerson;
import dev.muster.assignment.lists.AssignmentsFilter;
import dev.muster.assignment.lists.AssignmentsGrid;
import dev.muster.assignment.rules.Status;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import java.util.List;
import org.jooq.impl.DSL;

/** Invariants 4 and 10: lists, counts and the learner's page say the same status; counters add up, shown is drilled down. */
public final class StatusCheck extends Check {
    public StatusCheck(History history) {
        super(history, 8);
    }

    @Override
    public void look() {
        KnownContent c = history.chance().any(company.contents.values());
        list(c);
        counts(c);
        learner(history.chance().any(company.people.values()));
    }

    private List<Key> having(KnownContent c) {
        return company.assignments.keySet().stream()
                .filter(k -> k.content() == c.id && !company.people.get(k.person()).deactivated)
                .toList();
    }

    private void list(KnownContent c) {
        List<String> shown = muster.grid.page(c.id, AssignmentsFilter.ALL, DSL.noCondition(), null, 50).items().stream()
                .map(r -> r.personId() + " " + SameTrainingCheck.line(r.training()))
                .toList();
        assertThat(shown)
                .containsExactlyInAnyOrderElementsOf(having(c).stream()
                        .map(k -> k.person() + " " + history.training.line(k))
                        .toList());
    }

    private void counts(KnownContent c) {
        AssignmentsGrid.Counts n = muster.grid.counts(c.id, DSL.noCondition());
        assertThat(List.of(n.notStarted(), n.inProgress(), n.completed(), n.expired()))
                .as("counters of %d", c.id)
                .isEqualTo(List.of(
                        count(c, Status.NOT_STARTED),
                        count(c, Status.IN_PROGRESS),
                        count(c, Status.COMPLETED),
                        count(c, Status.EXPIRED)));
        assertThat(n.overdue()).as("overdue of %d", c.id).isEqualTo((int)
                having(c).stream().filter(history.training::isOverdue).count());
        assertThat(n.assigned())
                .as("counters add up")
                .isEqualTo(n.notStarted() + n.inProgress() + n.completed() + n.expired());
        Status one = history.chance().any(List.of(Status.values()));
        AssignmentsFilter only = new AssignmentsFilter("", List.of(one), List.of(), List.of());
        assertThat(muster.grid.ids(c.id, only, DSL.noCondition()))
                .as("drilled down to %s", one)
                .hasSize(count(c, one));
    }

    private int count(KnownContent c, Status s) {
        return (int)
                having(c).stream().filter(k -> history.learning.status(k) == s).count();
    }

    private void learner(KnownPerson p) {
        Actor actor = new Actor(Actor.Kind.PERSON, p.id, "Learner", AccessLevel.LEARNER, null);
        assertThat(SameTrainingCheck.lines(muster.own.all(actor)))
                .as("what %d sees", p.id)
                .containsExactlyInAnyOrderElementsOf(company.assignments.keySet().stream()
                        .filter(k -> k.person() == p.id && company.contents.get(k.content()).active)
                        .map(history.training::line)
                        .toList());
    }
}
