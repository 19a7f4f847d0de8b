package dev.muster.assignment.histories.acts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.histories.History;
import dev.muster.assignment.histories.reference.Key;
import dev.muster.assignment.histories.reference.KnownPerson;
import java.time.Duration;
import java.util.List;

/** Days pass. What waits is worked off before the day ends, as it would be within seconds. */
public final class TimeActs extends ActFamily {
    public TimeActs(History history) {
        super(history);
    }

    @Override
    public List<Act> acts() {
        return List.of(new Act(2, this::days));
    }

    private boolean days() {
        history.quiet();
        int days = 1 + chance().below(25);
        told("%d days pass", days);
        history.dayEnds();
        history.pass(Duration.ofHours(days * 24L + chance().below(24)));
        statusNeedsNoJob();
        muster.statusDates.work();
        muster.reassess.dated();
        muster.coursesRunOut.work();
        muster.mail.work();
        for (KnownPerson p : company.people.values()) {
            p.deactivated |= p.leaves != null && company.today(p).isAfter(p.leaves);
        }
        history.engine.quiesce();
        history.quiet();
        return true;
    }

    /** Invariant 4: it follows from the facts and the day. */
    private void statusNeedsNoJob() {
        history.everybody()
                .forEach((p, all) -> all.forEach(t -> assertThat(t.status())
                        .as(
                                "status of %d at %d before any job ran",
                                p, t.content().id())
                        .isEqualTo(
                                history.learning.status(new Key(p, t.content().id())))));
    }
}
