package dev.muster.audience.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.shared.Attribute;
import dev.muster.shared.Audience;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WordingRulesTest {
    private static final Wording.Names NAMES =
            new Wording.Names(Map.of(5, "Cooks"), Map.of(7, "Ana Silva", 8, "Ben Strand"));
    private static final LocalDate NOV = LocalDate.of(2026, 11, 1);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void clausesReadAsSentences() {
        assertThat(say(has(false, "Leeds"))).isEqualTo("Location is Leeds");
        assertThat(say(has(false, "Leeds", "London", "Hull"))).isEqualTo("Location is Leeds, London or Hull");
        assertThat(say(has(true, "Leeds"))).isEqualTo("Location is not Leeds");
        assertThat(say(new Audience.Member(5, false))).isEqualTo("Member of Cooks");
        assertThat(say(new Audience.Member(6, true))).isEqualTo("Not a member of a group that is gone");
        assertThat(say(new Audience.People(List.of(7, 8)))).isEqualTo("Is Ana Silva or Ben Strand");
        assertThat(say(new Audience.ReportsOf(8, true))).isEqualTo("Reports to Ben Strand, directly or through others");
        assertThat(say(new Audience.HiredWithin(90))).isEqualTo("Hired within the last 90 days");
        assertThat(say(new Audience.HiredBetween(NOV, null))).isEqualTo("Hired on or after 1 Nov 2026");
        assertThat(say(new Audience.HiredBetween(null, NOV))).isEqualTo("Hired on or before 1 Nov 2026");
        assertThat(say(new Audience.HiredBetween(NOV, TODAY))).isEqualTo("Hired from 1 Nov 2026 to 22 Nov 2026");
    }

    @Test
    void longListsAreCut() {
        assertThat(Wording.list(List.of("a", "b", "c", "d", "e", "f"), "or")).isEqualTo("a, b, c, d or 2 more");
        assertThat(Wording.list(List.of("a", "b", "c", "d", "e"), "or")).isEqualTo("a, b, c, d or e");
    }

    @Test
    void theReasonNamesTheFactsThatMatchOrTheFirstThatDoesNot() {
        var ana = new Reason.Person(
                new Facts(7, false, LocalDate.of(2026, 9, 14), Set.of(1), Set.of(), List.of()),
                Map.of(Attribute.LOCATION, List.of("London")));
        Audience audience = Audience.of(has(false, "London", "Leeds"), new Audience.HiredBetween(NOV, null));
        var holds = new Compiled.HoldsAny(Set.of(1), false);
        var compiled = new Compiled(audience, List.of(holds, new Compiled.HiredBetween(NOV, null)));
        var verdict = Matching.of(compiled, ana.facts(), TODAY);
        assertThat(Reason.line(compiled, verdict, ana, NAMES))
                .isEqualTo("Hired 14 Sep 2026, not hired on or after 1 Nov 2026");

        var early = LocalDate.of(2026, 9, 1);
        var matching = new Compiled(
                Audience.of(has(false, "London"), new Audience.HiredBetween(early, null)),
                List.of(holds, new Compiled.HiredBetween(early, null)));
        assertThat(Reason.line(matching, Matching.of(matching, ana.facts(), TODAY), ana, NAMES))
                .isEqualTo("Location London, hired 14 Sep 2026");
    }

    private static String say(Audience.Clause clause) {
        return Wording.clause(clause, NAMES);
    }

    private static Audience.Has has(boolean negated, String... values) {
        return new Audience.Has(Attribute.LOCATION, List.of(values), negated);
    }
}
