package dev.muster.audience;

import static dev.muster.generated.db.Tables.PERSON;

import org.jooq.Record;

/** A person by id and full name. */
public record PersonRef(int id, String name) {
    static PersonRef of(Record r) {
        return new PersonRef(r.get(PERSON.ID), r.get(PERSON.GIVEN_NAME) + " " + r.get(PERSON.FAMILY_NAME));
    }
}
