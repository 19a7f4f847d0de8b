package dev.muster.privacy;

import static dev.muster.generated.db.Tables.FILE;
import static dev.muster.generated.db.Tables.IMPORT_PIECE;
import static dev.muster.generated.db.Tables.IMPORT_RUN;
import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.privacy.EverythingSql.Section;
import dev.muster.shared.NamedSql;
import dev.muster.shared.Same;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/** Reads what is known of one person. */
@Component
class EverythingGrid {
    private static final int AT_ONCE = 500;

    private final DSLContext db;

    EverythingGrid(DSLContext db) {
        this.db = db;
    }

    /** Inside a transaction the rows come in pieces. To be closed. */
    Cursor<Record> rows(Section section, int personId) {
        return db.resultQuery(NamedSql.named(section.sql()).bind("id", personId).sql())
                .fetchSize(AT_ONCE)
                .fetchLazy();
    }

    /** A file that the person uploaded. */
    record Upload(int id, String name) {}

    List<Upload> uploads(int personId) {
        return db.select(FILE.ID, FILE.NAME)
                .from(FILE)
                .where(FILE.UPLOADED_BY.eq(personId))
                .orderBy(FILE.ID)
                .fetch(r -> new Upload(r.value1(), r.value2()));
    }

    /** HR files that are still kept. */
    List<Integer> keptImports() {
        return db.select(IMPORT_RUN.ID)
                .from(IMPORT_RUN)
                .where(DSL.exists(DSL.selectOne().from(IMPORT_PIECE).where(IMPORT_PIECE.RUN_ID.eq(IMPORT_RUN.ID))))
                .orderBy(IMPORT_RUN.ID)
                .fetch(IMPORT_RUN.ID);
    }

    /** By what an HR file tells the person apart: number, username, e-mail, as keys. */
    Set<String> keys(int personId) {
        return db
                .select(PERSON.EMPLOYEE_NUMBER, PERSON.USERNAME, PERSON.EMAIL)
                .from(PERSON)
                .where(PERSON.ID.eq(personId))
                .stream()
                .flatMap(r -> Stream.of(r.value1(), r.value2(), r.value3()))
                .filter(Objects::nonNull)
                .map(Same::key)
                .collect(Collectors.toSet());
    }
}
