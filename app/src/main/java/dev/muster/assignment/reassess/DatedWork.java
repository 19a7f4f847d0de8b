package dev.muster.assignment.reassess;

import dev.muster.assignment.engine.DifferenceRange;
import dev.muster.assignment.engine.Engine;
import dev.muster.assignment.engine.StuckStore;
import dev.muster.assignment.exemption.ExemptionStore;
import dev.muster.assignment.ledger.MarkForReassessment;
import dev.muster.audience.groups.MembershipLock;
import dev.muster.audience.groups.Memberships;
import java.time.Clock;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What changes by the calendar alone. Takes the {@code MembershipLock}. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class DatedWork {
    private final ExemptionStore exemptions;
    private final Memberships memberships;
    private final MarkForReassessment marks;
    private final StuckStore stuck;
    private final Engine engine;
    private final MembershipLock lock;
    private final Clock clock;

    DatedWork(
            ExemptionStore exemptions,
            Memberships memberships,
            MarkForReassessment marks,
            StuckStore stuck,
            Engine engine,
            MembershipLock lock,
            Clock clock) {
        this.exemptions = exemptions;
        this.memberships = memberships;
        this.marks = marks;
        this.stuck = stuck;
        this.engine = engine;
        this.lock = lock;
        this.clock = clock;
    }

    /** Exemptions that have run out, and groups whose people change by the calendar alone. */
    void dated() {
        lock.take();
        TreeSet<Integer> people = new TreeSet<>(exemptions.end(clock.instant()));
        people.addAll(memberships.refreshDated(clock.instant()).personIds());
        stuck.people().forEach(people::remove);
        engine.run(new DifferenceRange.OfPeople(people));
    }

    /** The same for exemptions alone; what follows is marked. */
    void datedExemptions() {
        lock.take();
        marks.people(exemptions.end(clock.instant()));
    }
}
