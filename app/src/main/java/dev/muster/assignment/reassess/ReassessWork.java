package dev.muster.assignment.reassess;

import dev.muster.assignment.engine.DifferenceRange;
import dev.muster.assignment.engine.Engine;
import dev.muster.assignment.engine.Matches;
import dev.muster.assignment.engine.StuckStore;
import dev.muster.assignment.engine.StuckStore.Of;
import dev.muster.audience.groups.MembershipLock;
import dev.muster.audience.groups.Memberships;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Parts of what waits, each whole: memberships of dynamic groups first, then the sources that follow from them. What was
 * stuck is tried again with it. Takes the {@code MembershipLock}.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class ReassessWork {
    private final ReassessStore queue;
    private final StuckStore stuck;
    private final MembershipLock lock;
    private final Memberships memberships;
    private final Matches matches;
    private final Engine engine;
    private final Clock clock;

    ReassessWork(
            ReassessStore queue,
            StuckStore stuck,
            MembershipLock lock,
            Memberships memberships,
            Matches matches,
            Engine engine,
            Clock clock) {
        this.queue = queue;
        this.stuck = stuck;
        this.lock = lock;
        this.memberships = memberships;
        this.matches = matches;
        this.engine = engine;
        this.clock = clock;
    }

    /** The oldest marks. */
    void batch(int limit) {
        lock.take();
        ReassessStore.Batch batch = queue.take(limit);
        if (!batch.people().isEmpty()) {
            follow(batch.people());
        }
        stuck.release(Of.RULE, batch.rules());
        stuck.release(Of.GROUP, batch.groups());
        TreeSet<Integer> rules = new TreeSet<>(batch.rules());
        for (int group : batch.groups()) {
            memberships.refreshGroup(group, clock.instant());
        }
        if (!batch.groups().isEmpty()) {
            rules.addAll(queue.liveRulesOfGroups(batch.groups()));
        }
        engine.run(new DifferenceRange.OfRules(rules));
    }

    void people(List<Integer> ids) {
        lock.take();
        stuck.unmark(Of.PERSON, ids);
        follow(ids);
    }

    private void follow(Collection<Integer> ids) {
        stuck.release(Of.PERSON, ids);
        TreeSet<Integer> people = new TreeSet<>(ids);
        people.addAll(memberships.refresh(ids, clock.instant()).personIds());
        people.addAll(matches.concerned(ids));
        stuck.people().forEach(people::remove);
        engine.run(new DifferenceRange.OfPeople(people));
    }

    /** Whoever joins or leaves it is due with the rules that name it. */
    void group(int id) {
        lock.take();
        stuck.unmark(Of.GROUP, List.of(id));
        stuck.release(Of.GROUP, List.of(id));
        memberships.refreshGroup(id, clock.instant());
        queue.mark(queue.liveRulesOfGroups(List.of(id)), clock.instant());
    }

    void refresh(int group) {
        lock.take();
        memberships.refreshGroup(group, clock.instant());
    }

    void rule(int id) {
        lock.take();
        stuck.unmark(Of.RULE, List.of(id));
        stuck.release(Of.RULE, List.of(id));
        engine.run(new DifferenceRange.OfRules(List.of(id)));
    }
}
