package dev.muster.assignment.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

/** Days pass. What waits is worked off before the day ends, as it would be within seconds. */
final class TimeActs extends Family {
    TimeActs(Life life) {
        super(life);
    }

    @Override
    List<Act> acts() {
        return List.of(new Act(2, this::days));
    }

    private boolean days() {
        life.quiet();
        int days = 1 + chance().below(25);
        told("%d days pass", days);
        life.pass(Duration.ofHours(days * 24L + chance().below(24)));
        statusNeedsNoJob();
        muster.statusDates.work();
        muster.reassess.dated();
        muster.coursesRunOut.work();
        muster.mail.work();
        for (Someone p : company.people.values()) {
            p.deactivated |= p.leaves != null && company.today(p).isAfter(p.leaves);
        }
        life.engine.quiesce();
        life.quiet();
        return true;
    }

    /** Invariant 4: it follows from the facts and the day. */
    private void statusNeedsNoJob() {
        life.everybody()
                .forEach((p, all) -> all.forEach(t -> assertThat(t.status())
                        .as(
                                "status of %d at %d before any job ran",
                                p, t.content().id())
                        .isEqualTo(life.learning.status(new Key(p, t.content().id())))));
    }
}
