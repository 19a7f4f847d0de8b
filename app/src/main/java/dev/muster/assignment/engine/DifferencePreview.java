package dev.muster.assignment.engine;

import dev.muster.assignment.engine.StuckStore.Of;
import dev.muster.assignment.ledger.RolledBackTrial;
import dev.muster.audience.groups.Memberships;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * The difference for people by what they and their groups are now, looked at and taken back: for previews and brakes. A
 * rule that fails elsewhere is left out of it, as the engine leaves it alone (docs/adr/0020): nobody's save fails by it.
 * Callers hold the {@code MembershipLock}.
 */
@Component
public class DifferencePreview {
    private final DifferenceStore difference;
    private final StuckStore stuck;
    private final RolledBackTrial trial;
    private final Clock clock;
    private final Memberships memberships;

    DifferencePreview(
            DifferenceStore difference, StuckStore stuck, RolledBackTrial trial, Clock clock, Memberships memberships) {
        this.difference = difference;
        this.stuck = stuck;
        this.trial = trial;
        this.clock = clock;
        this.memberships = memberships;
    }

    /** @param read of the difference, while it stands in the temporary tables */
    public <T> T of(Collection<Integer> people, Function<DifferenceStore.Size, T> read) {
        memberships.refresh(people, clock.instant());
        try {
            return trial.of(() -> read.apply(compute(people)));
        } catch (RuntimeException e) {
            if (!FaultOfOne.is(e)) {
                throw e;
            }
            return without(failing(people), people, read);
        }
    }

    private <T> T without(List<Integer> rules, Collection<Integer> people, Function<DifferenceStore.Size, T> read) {
        return trial.of(() -> {
            stuck.freeze(Of.RULE, rules, StuckStore.LEFT_OUT, clock.instant());
            return read.apply(compute(people));
        });
    }

    /** For the rest of the transaction: rules by which the difference for these people can't be worked out are left alone. */
    public void leaveOutFailing(Collection<Integer> people) {
        memberships.refresh(people, clock.instant());
        stuck.freeze(Of.RULE, failing(people), StuckStore.LEFT_OUT, clock.instant());
    }

    private List<Integer> failing(Collection<Integer> people) {
        List<Integer> found = new ArrayList<>();
        if (fails(people, List.of())) {
            among(stuck.live(Of.RULE), people, found);
        }
        return found;
    }

    private void among(List<Integer> rules, Collection<Integer> people, List<Integer> found) {
        List<Integer> others = new ArrayList<>(stuck.live(Of.RULE));
        others.removeAll(rules);
        if (rules.isEmpty() || !fails(people, others)) {
            return;
        }
        if (rules.size() == 1) {
            found.addAll(rules);
            return;
        }
        among(rules.subList(0, rules.size() / 2), people, found);
        among(rules.subList(rules.size() / 2, rules.size()), people, found);
    }

    private boolean fails(Collection<Integer> people, List<Integer> without) {
        try {
            trial.of(() -> {
                stuck.freeze(Of.RULE, without, StuckStore.LEFT_OUT, clock.instant());
                return compute(people);
            });
            return false;
        } catch (RuntimeException e) {
            if (!FaultOfOne.is(e)) {
                throw e;
            }
            return true;
        }
    }

    private DifferenceStore.Size compute(Collection<Integer> people) {
        return difference.compute(new DifferenceRange.OfPeople(people));
    }
}
