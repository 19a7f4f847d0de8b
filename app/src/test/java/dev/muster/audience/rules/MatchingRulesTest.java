package dev.muster.audience.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.audience.rules.Compiled.HiredBetween;
import dev.muster.audience.rules.Compiled.HiredWithin;
import dev.muster.audience.rules.Compiled.HoldsAny;
import dev.muster.audience.rules.Compiled.InGroup;
import dev.muster.audience.rules.Compiled.OneOf;
import dev.muster.audience.rules.Compiled.ReportsTo;
import dev.muster.shared.Audience;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** docs/rules.md 1, "audience", clause by clause. The person: works in Leeds (1) as a cook (2), reports to 8, who reports to 9. */
class MatchingRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final int LEEDS = 1;
    private static final int COOK = 2;
    private static final int LONDON = 3;
    private static final Facts ANA =
            new Facts(7, false, LocalDate.of(2026, 11, 1), Set.of(LEEDS, COOK), Set.of(50), List.of(8, 9));

    private static final Map<String, Compiled.Test> CLAUSES = Map.ofEntries(
            Map.entry("works in Leeds", new HoldsAny(Set.of(LEEDS), false)),
            Map.entry("works in Leeds or London", new HoldsAny(Set.of(LEEDS, LONDON), false)),
            Map.entry("works in London", new HoldsAny(Set.of(LONDON), false)),
            Map.entry("doesn't work in Leeds", new HoldsAny(Set.of(LEEDS), true)),
            Map.entry("doesn't work in London", new HoldsAny(Set.of(LONDON), true)),
            Map.entry("works where nobody does", new HoldsAny(Set.of(), false)),
            Map.entry("doesn't work where nobody does", new HoldsAny(Set.of(), true)),
            Map.entry("member of her group", new InGroup(50, false)),
            Map.entry("member of another group", new InGroup(51, false)),
            Map.entry("not member of her group", new InGroup(50, true)),
            Map.entry("not member of another group", new InGroup(51, true)),
            Map.entry("is Ana or Ben", new OneOf(Set.of(7, 6))),
            Map.entry("is Ben", new OneOf(Set.of(6))),
            Map.entry("is one of none", new OneOf(Set.of())),
            Map.entry("reports to 8", new ReportsTo(8, false)),
            Map.entry("reports to 9 directly", new ReportsTo(9, false)),
            Map.entry("reports to 9 at any depth", new ReportsTo(9, true)),
            Map.entry("reports to herself", new ReportsTo(7, true)),
            Map.entry("hired on or after 1 Nov", new HiredBetween(LocalDate.of(2026, 11, 1), null)),
            Map.entry("hired on or after 2 Nov", new HiredBetween(LocalDate.of(2026, 11, 2), null)),
            Map.entry("hired on or before 1 Nov", new HiredBetween(null, LocalDate.of(2026, 11, 1))),
            Map.entry("hired on or before 31 Oct", new HiredBetween(null, LocalDate.of(2026, 10, 31))),
            Map.entry("hired in November", new HiredBetween(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30))),
            Map.entry("hired within 21 days", new HiredWithin(21)),
            Map.entry("hired within 20 days", new HiredWithin(20)));

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    works in Leeds                 | true
                    works in Leeds or London       | true
                    works in London                | false
                    doesn't work in Leeds          | false
                    doesn't work in London         | true
                    works where nobody does        | false
                    doesn't work where nobody does | true
                    member of her group            | true
                    member of another group        | false
                    not member of her group        | false
                    not member of another group    | true
                    is Ana or Ben                  | true
                    is Ben                         | false
                    is one of none                 | false
                    reports to 8                   | true
                    reports to 9 directly          | false
                    reports to 9 at any depth      | true
                    reports to herself             | false
                    hired on or after 1 Nov        | true
                    hired on or after 2 Nov        | false
                    hired on or before 1 Nov       | true
                    hired on or before 31 Oct      | false
                    hired in November              | true
                    hired within 21 days           | true
                    hired within 20 days           | false
                    """)
    void aClauseHolds(String clause, boolean holds) {
        Compiled.Test test = Objects.requireNonNull(CLAUSES.get(clause), clause);
        assertThat(Matching.holds(test, ANA, TODAY)).isEqualTo(holds);
    }

    @Test
    void theEmptyAudienceIsEveryoneButTheDeactivated() {
        Facts gone = new Facts(7, true, null, Set.of(), Set.of(), List.of());
        assertThat(Matching.of(Compiled.EVERYBODY, ANA, TODAY).matches()).isTrue();
        assertThat(Matching.of(Compiled.EVERYBODY, gone, TODAY).matches()).isFalse();
        assertThat(Matching.matches(Compiled.EVERYBODY, gone, TODAY)).isFalse();
    }

    @Test
    void clausesAreJoinedByAndAndTheVerdictNamesWhichFailed() {
        var audience = new Compiled(
                Audience.EVERYBODY,
                List.of(new HoldsAny(Set.of(LEEDS), false), new InGroup(51, false), new OneOf(Set.of(7))));
        var verdict = Matching.of(audience, ANA, TODAY);
        assertThat(verdict.matches()).isFalse();
        assertThat(verdict.clauses()).containsExactly(true, false, true);
    }

    @Test
    void withoutAHireDateNoHireClauseHolds() {
        Facts noDate = ANA.withHiredOn(null);
        assertThat(Matching.holds(new HiredWithin(10_000), noDate, TODAY)).isFalse();
        assertThat(Matching.holds(new HiredBetween(null, TODAY), noDate, TODAY)).isFalse();
    }

    @Test
    void whoStartsTomorrowWasNotHiredWithinTheLastDays() {
        assertThat(Matching.holds(new HiredWithin(90), ANA.withHiredOn(TODAY.plusDays(1)), TODAY))
                .isFalse();
        assertThat(Matching.holds(new HiredWithin(90), ANA.withHiredOn(TODAY), TODAY))
                .isTrue();
    }
}
