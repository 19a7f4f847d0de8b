package dev.muster.audience.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.audience.rules.MembershipDiff.Pair;
import dev.muster.shared.Audience;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MembershipDiffRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Compiled LEEDS =
            new Compiled(Audience.EVERYBODY, List.of(new Compiled.HoldsAny(Set.of(1), false)));
    private static final int GROUP = 10;
    private static final int STATIC = 11;

    @Test
    void whoMatchesJoinsWhoDoesNotLeavesTheRestStays() {
        var diff = MembershipDiff.of(
                Map.of(GROUP, LEEDS),
                List.of(person(1, 1), person(2, 1, GROUP), person(3, 2, GROUP), person(4, 2)),
                TODAY);
        assertThat(diff.join()).containsExactly(new Pair(GROUP, 1));
        assertThat(diff.leave()).containsExactly(new Pair(GROUP, 3));
        assertThat(diff.personIds()).containsExactly(1, 3);
    }

    @Test
    void decidingAgainAfterApplyingYieldsNothing() {
        var diff = MembershipDiff.of(Map.of(GROUP, LEEDS), List.of(person(1, 1, GROUP), person(3, 2)), TODAY);
        assertThat(diff.personIds()).isEmpty();
    }

    @Test
    void groupsThatAreNotAskedAboutStayAsTheyAre() {
        var diff = MembershipDiff.of(Map.of(), List.of(person(1, 1, STATIC), person(3, 2, GROUP)), TODAY);
        assertThat(diff.personIds()).isEmpty();
    }

    private static Facts person(int id, int value, Integer... groups) {
        return new Facts(id, false, null, Set.of(value), Set.of(groups), List.of());
    }
}
