package dev.muster.evidence.imports;

import static dev.muster.shared.NamedSql.named;

import dev.muster.shared.Same;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Whom and what a row means. */
@Component
class CompletionKeyStore {
    private final DSLContext db;

    CompletionKeyStore(DSLContext db) {
        this.db = db;
    }

    /** By employee number, else username, else e-mail. */
    Optional<Integer> person(String typed) {
        return db.fetch(named("""
            select id, 1 as rank from person where same_key(employee_number) = :key
            union all select id, 2 from person where same_key(username) = :key
            union all select id, 3 from person where same_key(email) = :key
            order by rank limit 1""").bind("key", Same.key(typed)).sql()).map(r -> r.get("id", Integer.class)).stream()
                .findFirst();
    }

    /** What was published and has this id, else this title: more than one where several have it. */
    List<Integer> contents(String typed) {
        return db.fetch(named("""
            select id from content where version > 0 and (id = :id or same_key(title) = :key)
            order by id = :id desc, id limit 2""")
                        .bind("id", typed.matches("\\d{1,9}") ? Integer.valueOf(typed) : Integer.valueOf(0))
                        .bind("key", Same.key(typed))
                        .sql())
                .map(r -> r.get("id", Integer.class));
    }
}
