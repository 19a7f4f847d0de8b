package dev.muster.assignment.histories;

import static dev.muster.testing.Fixture.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.Undos;
import java.util.Collection;

/** Undo: now and then an act is taken back at once, and everything is as before it. */
final class Taken {
    private final Life life;

    Taken(Life life) {
        this.life = life;
    }

    /**
     * Does the act, and perhaps takes it back.
     *
     * @param people whom it touches
     * @return whether it was taken back
     */
    boolean isBack(Collection<Integer> people, Runnable act) {
        boolean somebodyGone = people.stream().anyMatch(p -> life.company.people.get(p).deactivated);
        if (somebodyGone || !life.chance().oneIn(4)) {
            act.run();
            return false;
        }
        String before = held();
        String with = withCredit();
        act.run();
        if (held().equals(before)) {
            return false;
        }
        life.told("undone");
        Undos.Undone done = life.muster.undos.undo(ADMIN, life.trail.last());
        assertThat(done.skipped()).isEmpty();
        assertThat(withCredit()).as("as before the act").isEqualTo(with);
        return true;
    }

    /** With all the credit that is due: what the act lets in by touching people is no part of it, and stays. */
    private String withCredit() {
        if (!life.company.hasModules()) {
            return held();
        }
        return life.muster.transaction.execute(tx -> {
            tx.setRollbackOnly();
            life.muster.followAgain();
            return held();
        });
    }

    /** Everything that anybody holds, to the last column. */
    private String held() {
        return life.muster.row("""
            select (select string_agg(s::text, ',' order by s) from source s),
                   (select string_agg(a::text, ',' order by a) from assignment a),
                   (select count(*) from exemption where ended_at is null)""");
    }
}
