package dev.muster.audience;

import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.shared.PersonName;
import org.jooq.Record;

/** A person by id and full name. */
public record PersonRef(int id, String name) {
    public static PersonRef of(Record r) {
        return new PersonRef(r.get(PERSON.ID), PersonName.of(r));
    }
}
