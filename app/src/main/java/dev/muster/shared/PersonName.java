package dev.muster.shared;

import static dev.muster.generated.db.Tables.PERSON;

import org.jooq.Field;
import org.jooq.Record;

/** How a person is called in every list, message and entry, and how lists of people are sorted. */
public final class PersonName {
    public static final Field<String> NAME = PERSON.GIVEN_NAME.concat(" ").concat(PERSON.FAMILY_NAME);

    public static final Keyset BY_NAME = Keyset.of(PERSON.SORT_NAME, PERSON.ID);

    private PersonName() {}

    public static String of(String given, String family) {
        return given + " " + family;
    }

    /** Of a row that holds both parts. */
    public static String of(Record row) {
        return of(row.get(PERSON.GIVEN_NAME), row.get(PERSON.FAMILY_NAME));
    }

    /** SQL. @param person what the table is called in the query */
    public static String sql(String person) {
        return "%1$s.given_name || ' ' || %1$s.family_name".formatted(person);
    }
}
