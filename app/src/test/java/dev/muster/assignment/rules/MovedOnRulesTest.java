package dev.muster.assignment.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.assignment.rules.Undoing.MovedOn;
import org.junit.jupiter.api.Test;

class MovedOnRulesTest {
    @Test
    void whatHappenedSinceSaysWhySomebodyIsLeftAsTheyAre() {
        assertThat(MovedOn.of(since())).isEmpty();
        assertThat(MovedOn.of(since(true, true, true))).contains(MovedOn.DEACTIVATED);
        assertThat(MovedOn.of(since(false, true, true))).contains(MovedOn.CHANGED_BY_HAND);
        assertThat(MovedOn.of(since(false, false, true))).contains(MovedOn.WORKED_ON);
    }

    @Test
    void everyKindOfWorkCounts() {
        for (int kind = 0; kind < 4; kind++) {
            assertThat(MovedOn.of(new MovedOn.Since(false, false, kind == 0, kind == 1, kind == 2, kind == 3)))
                    .contains(MovedOn.WORKED_ON);
        }
    }

    @Test
    void aMemberStandsWhoIsAsTheActLeftThemAndWasNotMovedThereAndBack() {
        assertThat(MovedOn.ofMember(true, false)).isEmpty();
        assertThat(MovedOn.ofMember(false, false)).contains(MovedOn.JOINED_OR_LEFT_AGAIN);
        assertThat(MovedOn.ofMember(true, true)).contains(MovedOn.JOINED_OR_LEFT_AGAIN);
    }

    private static MovedOn.Since since() {
        return since(false, false, false);
    }

    private static MovedOn.Since since(boolean deactivated, boolean byHand, boolean stepDone) {
        return new MovedOn.Since(deactivated, byHand, false, false, stepDone, false);
    }
}
