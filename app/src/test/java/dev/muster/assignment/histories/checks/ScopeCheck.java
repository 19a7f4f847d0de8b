package dev.muster.assignment.histories.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.histories.History;
import dev.muster.assignment.histories.reference.Key;
import dev.muster.assignment.histories.reference.KnownAudience;
import dev.muster.assignment.histories.reference.KnownContent;
import dev.muster.assignment.lists.AssignmentsFilter;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import java.util.List;
import org.jooq.Condition;

/** Invariant 9: what a manager sees is the people in scope at that moment, in lists and counts. */
public final class ScopeCheck extends Check {
    public ScopeCheck(History history) {
        super(history, 10);
    }

    @Override
    public void look() {
        KnownAudience scope = KnownAudience.some(history.chance(), company);
        Actor manager = new Actor(Actor.Kind.PERSON, 0, "Mo Manager", AccessLevel.MANAGER, scope.audience());
        Condition theirs = muster.scopes.condition(manager);
        KnownContent c = history.chance().any(company.contents.values());
        List<Integer> inScope = company.active().stream()
                .filter(p -> scope.matches().test(p, company.today()))
                .map(p -> p.id)
                .filter(p -> company.assignments.containsKey(new Key(p, c.id)))
                .toList();
        assertThat(muster.grid
                        .page(c.id, AssignmentsFilter.ALL, theirs, null, 50)
                        .items())
                .extracting(r -> r.personId())
                .as("what a manager of %s sees of %d", scope.audience(), c.id)
                .containsExactlyInAnyOrderElementsOf(inScope);
        assertThat(muster.grid.counts(c.id, theirs).assigned()).isEqualTo(inScope.size());
    }
}
