package dev.muster.assignment.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.rules.LastSourceGone;
import dev.muster.assignment.rules.State;
import dev.muster.assignment.rules.Status;
import dev.muster.testing.MusterTest;
import java.time.LocalDate;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is left when the last source goes is the same decision over one assignment and in SQL over many. */
@MusterTest
class LastSourceTwinTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);

    @Autowired
    DSLContext db;

    @Test
    void bothSayTheSameOfEveryAssignmentThereCanBe() {
        for (State state : State.values()) {
            for (Integer renewal : new Integer[] {null, 0, 40}) {
                for (LocalDate last : new LocalDate[] {null, TODAY.minusDays(1), TODAY}) {
                    if (state == State.COMPLETED || (renewal == null && last == null)) {
                        Status status = Status.of(state, renewal != null, last, TODAY);
                        assertThat(inSql(state, renewal))
                                .as("%s, renewal %s, last day %s", state, renewal, last)
                                .isEqualTo(LastSourceGone.of(status, renewal != null));
                        assertThat(isLoss(state, renewal, last))
                                .as("loss of %s, renewal %s, last day %s", state, renewal, last)
                                .isEqualTo(LastSourceGone.isLoss(status));
                    }
                }
            }
        }
    }

    private boolean isLoss(State state, Integer renewal, LocalDate last) {
        return db.fetchSingle(
                        "select not " + LastSourceSql.NOTHING_LOST
                                + " from (select ?::int as state, ?::int as renewal, ?::date as expires_on) a, (select ?::date as today) t",
                        state.ordinal(),
                        renewal,
                        last,
                        TODAY)
                .into(Boolean.class);
    }

    private LastSourceGone inSql(State state, Integer renewal) {
        return db.fetchSingle(
                        "select case when %s then 'REMOVED' when %s then 'OPTIONAL' else 'RECORD' end"
                                        .formatted(LastSourceSql.REMOVED, LastSourceSql.OPTIONAL)
                                + " from (select ?::int as state, ?::int as renewal) a",
                        state.ordinal(),
                        renewal)
                .into(LastSourceGone.class);
    }
}
