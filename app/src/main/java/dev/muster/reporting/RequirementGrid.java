package dev.muster.reporting;

import dev.muster.reporting.ComplianceGrid.Pair;
import dev.muster.reporting.ComplianceNamesGrid.Row;
import dev.muster.reporting.rules.ComplianceStatus;
import dev.muster.shared.Actor;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Result;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Every requirement that a report counts, however many: read once, in pieces. */
@Component
public class RequirementGrid {
    private static final int AT_A_TIME = 2_000;

    private final DSLContext db;
    private final Requirements requirements;
    private final ComplianceNamesGrid names;

    RequirementGrid(DSLContext db, Requirements requirements, ComplianceNamesGrid names) {
        this.db = db;
        this.requirements = requirements;
        this.names = names;
    }

    /** By name, then content. Of one moment if the caller's transaction is, and of the day that it reads. */
    @Transactional(propagation = Propagation.MANDATORY, readOnly = true)
    public void each(Actor actor, ComplianceFilter filter, Consumer<List<Row>> take) {
        try (Cursor<Record> all = db.resultQuery("""
            with r as ({0})
            select r.person_id, r.content_id, r.status, r.recorded_later, p.sort_name
            from r join person p on p.id = r.person_id
            order by p.sort_name, r.person_id, r.content_id""", requirements.of(actor, filter))
                .fetchSize(AT_A_TIME)
                .fetchLazy()) {
            for (Result<Record> some = all.fetchNext(AT_A_TIME); !some.isEmpty(); some = all.fetchNext(AT_A_TIME)) {
                take.accept(names.rows(some.map(RequirementGrid::pair)));
            }
        }
    }

    private static Pair pair(Record r) {
        return new Pair(
                r.get(0, int.class),
                r.get(1, int.class),
                ComplianceStatus.valueOf(r.get(2, String.class)),
                r.get(3, boolean.class),
                r.get(4, String.class));
    }
}
