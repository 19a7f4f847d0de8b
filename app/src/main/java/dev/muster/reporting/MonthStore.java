package dev.muster.reporting;

import static dev.muster.generated.db.Tables.COMPLIANCE_MONTH;

import dev.muster.generated.db.tables.records.ComplianceMonthRecord;
import dev.muster.reporting.rules.ComplianceStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.springframework.stereotype.Component;

/** Totals of past days that have been counted, each once and for all, in their table. */
@Component
class MonthStore {
    private static final Map<ComplianceStatus, TableField<ComplianceMonthRecord, Integer>> COUNTS =
            new EnumMap<>(Map.of(
                    ComplianceStatus.EXEMPT, COMPLIANCE_MONTH.EXEMPT,
                    ComplianceStatus.COMPLETED, COMPLIANCE_MONTH.COMPLETED,
                    ComplianceStatus.COUNTING, COMPLIANCE_MONTH.COUNTING,
                    ComplianceStatus.ON_LEAVE, COMPLIANCE_MONTH.ON_LEAVE,
                    ComplianceStatus.EXPIRED, COMPLIANCE_MONTH.EXPIRED,
                    ComplianceStatus.OVERDUE, COMPLIANCE_MONTH.OVERDUE,
                    ComplianceStatus.NOT_YET_DUE, COMPLIANCE_MONTH.NOT_YET_DUE));

    private final DSLContext db;

    MonthStore(DSLContext db) {
        this.db = db;
    }

    Map<LocalDate, Numbers> find(String filter, Collection<LocalDate> days) {
        return db.selectFrom(COMPLIANCE_MONTH)
                .where(COMPLIANCE_MONTH.FILTER.eq(filter), COMPLIANCE_MONTH.DAY.in(days))
                .fetchMap(COMPLIANCE_MONTH.DAY, MonthStore::numbers);
    }

    private static Numbers numbers(ComplianceMonthRecord r) {
        Map<ComplianceStatus, Integer> of = new EnumMap<>(ComplianceStatus.class);
        COUNTS.forEach((status, count) -> of.put(status, r.get(count)));
        return new Numbers(r.getPeople(), of, r.getPastGrace());
    }

    /** What two find at once is written by one of them. */
    void keep(String filter, LocalDate day, Numbers n, Instant at) {
        var row = db.newRecord(COMPLIANCE_MONTH);
        row.setFilter(filter);
        row.setDay(day);
        row.setPeople(n.people());
        row.setPastGrace(n.pastGrace());
        row.setCountedAt(at);
        COUNTS.forEach((status, count) -> row.set(count, n.count(status)));
        db.insertInto(COMPLIANCE_MONTH).set(row).onConflictDoNothing().execute();
    }

    void replace(String filter, LocalDate day, Numbers n, Instant at) {
        db.deleteFrom(COMPLIANCE_MONTH)
                .where(COMPLIANCE_MONTH.FILTER.eq(filter), COMPLIANCE_MONTH.DAY.eq(day))
                .execute();
        keep(filter, day, n, at);
    }

    /** Counted longest ago first. */
    List<LocalDate> oldestCounts(String filter, int limit) {
        return db.select(COMPLIANCE_MONTH.DAY)
                .from(COMPLIANCE_MONTH)
                .where(COMPLIANCE_MONTH.FILTER.eq(filter))
                .orderBy(COMPLIANCE_MONTH.COUNTED_AT, COMPLIANCE_MONTH.DAY)
                .limit(limit)
                .fetch(COMPLIANCE_MONTH.DAY);
    }

    int deleteBefore(LocalDate day) {
        return db.deleteFrom(COMPLIANCE_MONTH)
                .where(COMPLIANCE_MONTH.DAY.lt(day))
                .execute();
    }
}
