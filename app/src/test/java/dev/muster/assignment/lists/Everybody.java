package dev.muster.assignment.lists;

import static dev.muster.generated.db.Tables.ASSIGNMENT;
import static dev.muster.generated.db.Tables.CONTENT;
import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.SOURCE;

import dev.muster.assignment.Training;
import dev.muster.assignment.ledger.Pair;
import dev.muster.settings.Settings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectField;

/** The training of everybody at once, in two queries, by the rows that all lists are made of. */
public final class Everybody {
    private Everybody() {}

    /** By person; who has none is missing. */
    public static Map<Integer, List<Training>> training(DSLContext db, Settings.Values s, Instant now) {
        Map<Pair, List<Record>> sources = new HashMap<>();
        List<SelectField<?>> columns = new ArrayList<>(TrainingRows.SOURCE_COLUMNS);
        columns.add(SOURCE.PERSON_ID);
        TrainingRows.from(db.select(columns))
                .orderBy(SOURCE.SINCE, SOURCE.RULE_ID)
                .forEach(r -> sources.computeIfAbsent(
                                new Pair(r.get(SOURCE.PERSON_ID), r.get(SOURCE.CONTENT_ID)), _ -> new ArrayList<>())
                        .add(r));
        Map<Integer, List<Training>> all = new TreeMap<>();
        db.select(TrainingRows.plain())
                .from(ASSIGNMENT)
                .join(CONTENT)
                .on(CONTENT.ID.eq(ASSIGNMENT.CONTENT_ID))
                .join(PERSON)
                .on(PERSON.ID.eq(ASSIGNMENT.PERSON_ID))
                .where(CONTENT.STATUS.ne("DRAFT"))
                .forEach(r -> all.computeIfAbsent(r.get(ASSIGNMENT.PERSON_ID), _ -> new ArrayList<>())
                        .add(TrainingRows.training(
                                r,
                                sources.getOrDefault(
                                        new Pair(r.get(ASSIGNMENT.PERSON_ID), r.get(CONTENT.ID)), List.of()),
                                s,
                                now)));
        return all;
    }
}
