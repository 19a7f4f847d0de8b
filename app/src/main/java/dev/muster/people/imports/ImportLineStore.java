package dev.muster.people.imports;

import dev.muster.people.rules.ReportingLines;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Who reports to whom after an import: managers by employee number, of people there are and of new ones; no circles. */
@Component
class ImportLineStore {
    private final DSLContext db;

    ImportLineStore(DSLContext db) {
        this.db = db;
    }

    /**
     * Finds everybody's manager beside the rows that are taken; whose manager can't be taken is refused.
     *
     * @param byNumber whether the rows themselves have numbers
     * @return how many rows were refused
     */
    int refuse(boolean byNumber) {
        int refused = 0;
        int more;
        do {
            more = find(byNumber);
            refused += more;
        } while (more > 0);
        return refused + refuseCircles();
    }

    private int find(boolean byNumber) {
        db.execute("""
                update import_row r set manager_id = x.manager from (
                  select b.line, coalesce(m.person_id, -m.line, p.id) as manager
                  from import_row b
                  left join import_row m on m.who = b.boss_key and m.message is null and ?
                  left join person p on m.line is null and same_key(p.employee_number) = b.boss_key
                  where b.message is null and b.boss_key is not null) x
                where x.line = r.line and r.manager_id is distinct from x.manager""", byNumber);
        return db.execute("""
                update import_row r set field = 'managerEmployeeNumber',
                  message = case when ? and exists (select from import_row m where m.who = r.boss_key)
                    then 'The row of this manager was rejected.'
                    else format('Nobody has the employee number “%s”.', r.boss) end
                where message is null and boss_key is not null and manager_id is null""", byNumber);
    }

    private int refuseCircles() {
        ReportingLines lines = new ReportingLines();
        try (var rows = db.resultQuery("""
                        select coalesce(r.person_id, -r.line) as id, r.line, coalesce(r.manager_id, 0), coalesce(p.manager_id, 0)
                        from import_row r left join person p on p.id = r.person_id where r.message is null
                        union all
                        select p.id, 0, p.manager_id, p.manager_id from person p
                        where p.manager_id is not null
                          and not exists (select from import_row r where r.person_id = p.id and r.message is null)
                        order by id""").fetchSize(ImportRowStore.BATCH).fetchLazy()) {
            rows.forEach(
                    r -> lines.add(r.get(0, int.class), r.get(1, int.class), r.get(2, int.class), r.get(3, int.class)));
        }
        Integer[] closing = lines.closing().toArray(Integer[]::new);
        return closing.length == 0
                ? 0
                : refuse(closing, "managerEmployeeNumber", "The reporting line would be a circle.");
    }

    int refuse(Integer[] lines, String field, String message) {
        return db.execute(
                "update import_row set field = ?, message = ? where line = any(?::int[]) and message is null",
                field,
                message,
                lines);
    }
}
