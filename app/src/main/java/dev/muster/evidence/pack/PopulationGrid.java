package dev.muster.evidence.pack;

import dev.muster.shared.Attribute;
import dev.muster.shared.PersonName;
import dev.muster.tables.Listed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whom a pack is about, as they were on its day. */
@Component
class PopulationGrid implements PackSheet {
    private static final String VALUES =
            Arrays.stream(Attribute.values()).map(a -> """
                    array(select v.name from person_value h join attribute_value v on v.id = h.value_id
                      where h.person_id = p.id and v.attribute = '%s' order by v.name)""".formatted(a.word())).collect(Collectors.joining(", "));
    private static final int FIRST_VALUE = 12;

    private final DSLContext db;

    PopulationGrid(DSLContext db) {
        this.db = db;
    }

    @Override
    public String file() {
        return "population.csv";
    }

    @Override
    public List<String> header() {
        List<String> header = new ArrayList<>(List.of(
                "Person id",
                "Employee number",
                "Username",
                "Name",
                "E-mail",
                "Status",
                "Hired on",
                "Leaves on",
                "On leave from",
                "On leave until",
                "Manager id",
                "Manager"));
        Arrays.stream(Attribute.values()).map(Attribute::label).forEach(header::add);
        return header;
    }

    /** A manager outside the scope is left out. */
    @Override
    public void write(PackScope scope, Rows rows) {
        PackRows.each(
                db.resultQuery(
                        """
                select p.id, p.employee_number, p.username, %s, p.email, p.status, p.hired_on, p.leaves_on, p.leave_from,
                       p.leave_until, m.id, %s, %s
                from person p
                left join person m on m.id = p.manager_id and m.id in (select person.id from person where {1})
                where p.id in (select person.id from person where {0})
                order by p.sort_name, p.id""".formatted(PersonName.sql("p"), PersonName.sql("m"), VALUES), scope.people(), scope.seen()),
                r -> rows.add(cells(r)));
    }

    private static @Nullable Object[] cells(Record r) {
        List<@Nullable Object> cells = new ArrayList<>();
        for (int i = 0; i < r.size(); i++) {
            cells.add(i < FIRST_VALUE ? r.get(i) : Listed.write(List.of(r.get(i, String[].class)), ";"));
        }
        return cells.toArray();
    }

    int count(PackScope scope) {
        return db.resultQuery("select count(*)::int from person where {0}", scope.people())
                .fetchSingle()
                .get(0, int.class);
    }
}
