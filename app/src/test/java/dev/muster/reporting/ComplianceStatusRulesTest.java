package dev.muster.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.rules.Status;
import dev.muster.reporting.rules.ComplianceStatus;
import dev.muster.reporting.rules.ComplianceStatus.Known;
import org.junit.jupiter.api.Test;

/** The first that holds is what a requirement counts as. */
class ComplianceStatusRulesTest {
    @Test
    void theFirstThatHolds() {
        assertThat(status(true, Status.COMPLETED, true, true, true)).isEqualTo(ComplianceStatus.EXEMPT);
        assertThat(status(false, Status.COMPLETED, true, true, true)).isEqualTo(ComplianceStatus.COMPLETED);
        assertThat(status(false, Status.NOT_STARTED, true, true, true)).isEqualTo(ComplianceStatus.COUNTING);
        assertThat(status(false, Status.EXPIRED, false, true, true)).isEqualTo(ComplianceStatus.ON_LEAVE);
        assertThat(ComplianceStatus.of(new Known(false, Status.IN_PROGRESS, true, false, false, true)))
                .as("whoever begins the renewal late is not compliant by that")
                .isEqualTo(ComplianceStatus.EXPIRED);
        assertThat(status(false, Status.EXPIRED, false, false, true)).isEqualTo(ComplianceStatus.EXPIRED);
        assertThat(status(false, Status.IN_PROGRESS, false, false, true)).isEqualTo(ComplianceStatus.OVERDUE);
        assertThat(status(false, Status.IN_PROGRESS, false, false, false)).isEqualTo(ComplianceStatus.NOT_YET_DUE);
    }

    @Test
    void onlyExpiredAndOverdueAreNotCompliant() {
        assertThat(ComplianceStatus.values())
                .filteredOn(s -> !s.isCompliant())
                .containsExactly(ComplianceStatus.EXPIRED, ComplianceStatus.OVERDUE);
        assertThat(ComplianceStatus.values())
                .filteredOn(ComplianceStatus::isDone)
                .containsExactly(ComplianceStatus.COMPLETED, ComplianceStatus.COUNTING);
    }

    private static ComplianceStatus status(
            boolean exempt, Status status, boolean counting, boolean onLeave, boolean overdue) {
        return ComplianceStatus.of(new Known(exempt, status, status == Status.EXPIRED, counting, onLeave, overdue));
    }
}
