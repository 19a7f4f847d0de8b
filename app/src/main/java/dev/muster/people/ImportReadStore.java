package dev.muster.people;

import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.PERSON_VALUE;

import dev.muster.shared.AccessLevel;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Everybody, as an import compares them: streamed, since there can be a million. */
@Component
class ImportReadStore {
    private static final Field<Integer[]> VALUES = DSL.array(DSL.select(PERSON_VALUE.VALUE_ID)
            .from(PERSON_VALUE)
            .where(PERSON_VALUE.PERSON_ID.eq(PERSON.ID))
            .orderBy(PERSON_VALUE.VALUE_ID));

    private final DSLContext db;

    ImportReadStore(DSLContext db) {
        this.db = db;
    }

    /** Others can read people until the transaction ends, but not change them. */
    void lock() {
        db.execute("lock table person in share row exclusive mode");
    }

    void everybody(Consumer<Known> to) {
        try (var rows = db.select(
                        PERSON.ID,
                        PERSON.EMPLOYEE_NUMBER,
                        PERSON.USERNAME,
                        PERSON.EMAIL,
                        PERSON.GIVEN_NAME,
                        PERSON.FAMILY_NAME,
                        PERSON.HIRED_ON,
                        PERSON.LEAVES_ON,
                        PERSON.MANAGER_ID,
                        PERSON.LANGUAGE,
                        PERSON.TIME_ZONE,
                        PERSON.ACCESS_LEVEL,
                        PERSON.STATUS,
                        PERSON.STATUS_REASON,
                        PERSON.LEAVE_FROM,
                        PERSON.LEAVE_UNTIL,
                        VALUES)
                .from(PERSON)
                .fetchSize(5000)
                .fetchLazy()) {
            rows.forEach(r -> to.accept(known(r)));
        }
    }

    private static Known known(Record r) {
        Integer[] values = r.get(VALUES);
        return new Known(
                r.get(PERSON.ID),
                r.get(PERSON.EMPLOYEE_NUMBER),
                r.get(PERSON.USERNAME),
                r.get(PERSON.EMAIL),
                r.get(PERSON.GIVEN_NAME),
                r.get(PERSON.FAMILY_NAME),
                r.get(PERSON.HIRED_ON),
                r.get(PERSON.LEAVES_ON),
                r.get(PERSON.MANAGER_ID),
                r.get(PERSON.LANGUAGE),
                r.get(PERSON.TIME_ZONE),
                AccessLevel.valueOf(r.get(PERSON.ACCESS_LEVEL)),
                PersonStatus.valueOf(r.get(PERSON.STATUS)),
                r.get(PERSON.STATUS_REASON),
                r.get(PERSON.LEAVE_FROM),
                r.get(PERSON.LEAVE_UNTIL),
                values == null ? List.of() : Arrays.asList(values));
    }
}
