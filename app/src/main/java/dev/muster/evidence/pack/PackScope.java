package dev.muster.evidence.pack;

import static org.jooq.impl.DSL.val;

import dev.muster.reporting.ComplianceFilter;
import dev.muster.shared.Actor;
import java.time.Instant;
import java.time.ZoneId;
import org.jooq.Condition;
import org.jooq.QueryPart;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * What the tables of one pack read.
 *
 * @param people over {@code PERSON}: whom the pack is about
 * @param seen over {@code PERSON}: whom the asker may see
 * @param filter the same for reports
 * @param from the first moment of the period; null: all
 * @param zone of the organisation
 * @param lastBlock of the log's chain, as it was checked
 */
record PackScope(
        Actor actor,
        PackAsk ask,
        Condition people,
        Condition seen,
        ComplianceFilter filter,
        @Nullable Instant from,
        ZoneId zone,
        long lastBlock) {
    Integer[] contents() {
        return ask.contents().toArray(Integer[]::new);
    }

    /** For plain SQL: {0} the people, {1} the contents, {2} and {3} the first moment and day of the period. */
    QueryPart[] parts() {
        return new QueryPart[] {
            people, val(contents()), val(from, SQLDataType.INSTANT), val(ask.from(), SQLDataType.LOCALDATE)
        };
    }
}
