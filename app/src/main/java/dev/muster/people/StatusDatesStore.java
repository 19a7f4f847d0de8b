package dev.muster.people;

import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.shared.NamedSql.named;

import dev.muster.audit.AuditLog;
import dev.muster.people.rules.Leaves;
import dev.muster.shared.AccessLevel;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class StatusDatesStore {
    private final DSLContext db;

    StatusDatesStore(DSLContext db) {
        this.db = db;
    }

    /** @param zone null: the setting's */
    record Dated(
            int id,
            PersonStatus status,
            @Nullable String reason,
            @Nullable LocalDate leavesOn,
            Leaves leaves,
            @Nullable String zone) {}

    /** Whose dates may have come somewhere on Earth. @param latest the latest date there is anywhere now */
    List<Dated> candidates(LocalDate latest) {
        // as in PersonStore.lock: behind an import, before rows are held
        db.execute("lock table person in row exclusive mode");
        return db.select(
                        PERSON.ID,
                        PERSON.STATUS,
                        PERSON.STATUS_REASON,
                        PERSON.LEAVES_ON,
                        PERSON.EARLIER_LEAVES,
                        PERSON.LEAVE_FROM,
                        PERSON.LEAVE_UNTIL,
                        PERSON.TIME_ZONE)
                .from(PERSON)
                .where(PERSON.STATUS
                        .ne(PersonStatus.DEACTIVATED.name())
                        .and(PERSON.LEAVES_ON
                                .lt(latest)
                                .or(PERSON.STATUS.eq(PersonStatus.ACTIVE.name()).and(isAwaySomewhere(latest)))
                                .or(PERSON.STATUS.eq(PersonStatus.ON_LEAVE.name()))))
                .forUpdate()
                .fetch(r -> new Dated(
                        r.value1(),
                        PersonStatus.valueOf(r.value2()),
                        r.value3(),
                        r.value4(),
                        Leaves.of(r.value5(), r.value6(), r.value7()),
                        r.value8()));
    }

    /** On Earth it is three days at once. */
    private static Condition isAwaySomewhere(LocalDate latest) {
        return DSL.or(Stream.of(0, 1, 2)
                .map(before -> PersonLeave.isOn(DSL.val(latest.minusDays(before))))
                .toList());
    }

    List<Integer> withoutAdmins(List<Integer> ids) {
        return db.select(PERSON.ID)
                .from(PERSON)
                .where(
                        PERSON.ID.eq(DSL.any(ids.toArray(Integer[]::new))),
                        PERSON.ACCESS_LEVEL.ne(AccessLevel.ADMIN.name()))
                .fetch(PERSON.ID);
    }

    void auditLines(AuditLog.Written entry, List<Integer> ids, Standing to) {
        db.execute(named("""
                insert into audit_line (at, entry_id, person_id, before, after)
                select :at::timestamptz, :entry, id, jsonb_build_object('status', status),
                       jsonb_strip_nulls(jsonb_build_object('status', :status::text, 'statusReason', :reason::text))
                from person where id = any(:ids::int[])""")
                .bind("at", entry.at())
                .bind("entry", entry.id())
                .bind("status", to.status().name())
                .bind("reason", to.reason())
                .bind("ids", ids.toArray(Integer[]::new))
                .sql());
    }
}
