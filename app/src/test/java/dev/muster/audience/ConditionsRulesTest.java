package dev.muster.audience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.muster.audience.rules.Compiled;
import dev.muster.shared.Audience;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import org.jooq.Condition;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** What an audience costs is seen in its SQL: each clause once, whatever the others are. */
class ConditionsRulesTest {
    private static final LocalDate TODAY = LocalDate.of(2027, 3, 1);

    private static final List<BiFunction<Compiled, LocalDate, Condition>> WAYS =
            List.of(Conditions::of, Conditions::ofEverybody);

    /** As many of each kind; no two are the same. */
    private static List<Compiled.Test> tests(int ofEach) {
        List<Compiled.Test> tests = new ArrayList<>();
        for (int i = 0; i < ofEach; i++) {
            tests.add(new Compiled.HoldsAny(Set.of(i, i + 100), false));
            tests.add(new Compiled.HoldsAny(Set.of(i, i + 100), true));
            tests.add(new Compiled.InGroup(i, false));
            tests.add(new Compiled.InGroup(i, true));
            tests.add(new Compiled.OneOf(Set.of(i)));
            tests.add(new Compiled.ReportsTo(i, true));
            tests.add(new Compiled.ReportsTo(i, false));
            tests.add(new Compiled.HiredBetween(TODAY.plusDays(i), null));
            tests.add(new Compiled.HiredWithin(i + 1));
        }
        return tests;
    }

    private static String sql(BiFunction<Compiled, LocalDate, Condition> way, List<Compiled.Test> tests) {
        return DSL.using(SQLDialect.POSTGRES).render(way.apply(new Compiled(Audience.EVERYBODY, tests), TODAY));
    }

    @Test
    void twiceTheClausesAreTwiceTheSql() {
        for (var way : WAYS) {
            int one = sql(way, tests(1)).length();
            int two = sql(way, tests(2)).length();
            int four = sql(way, tests(4)).length();
            assertThat(two).isGreaterThan(one);
            assertThat(four - two).as("each clause as long as the one before").isEqualTo(2 * (two - one));
        }
    }

    @Test
    void equalClausesAreOne() {
        Compiled.Test there = new Compiled.HoldsAny(Set.of(1, 2), false);
        for (var way : WAYS) {
            assertThat(sql(way, Collections.nCopies(40, there))).isEqualTo(sql(way, List.of(there)));
        }
    }
}
