package dev.muster.access;

import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.people.PersonStatus;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Audience;
import dev.muster.shared.AudienceJson;
import dev.muster.shared.BadInput;
import dev.muster.shared.Found;
import dev.muster.shared.PersonName;
import dev.muster.shared.SqlKeys;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who has which access level, for those who administer it. */
@Component
public class AccessGrid {
    private static final int MOST_FOUND = 20;
    private static final int MOST_HOLDERS = 500;
    private final DSLContext db;

    AccessGrid(DSLContext db) {
        this.db = db;
    }

    /** @param scope null: none is set, or it can't be read; until: last day of the level, null: it does not end */
    public record Row(
            int id,
            String name,
            String username,
            AccessLevel level,
            boolean deactivated,
            @Nullable Audience scope,
            @Nullable LocalDate until) {}

    /** Everybody with more than a learner's rights, admins first; at most 500. */
    public List<Row> holders() {
        return rows(
                PERSON.ACCESS_LEVEL
                        .ne(AccessLevel.LEARNER.name())
                        .and(PERSON.STATUS.ne(PersonStatus.DEACTIVATED.name())),
                MOST_HOLDERS);
    }

    /** People to give rights to, by a part of name, username, e-mail or number; at most 20. */
    public List<Row> find(String search) {
        return Found.words(search).isEmpty()
                ? List.of()
                : rows(
                        SqlKeys.holds(PERSON.SEARCH, search).and(PERSON.STATUS.ne(PersonStatus.DEACTIVATED.name())),
                        MOST_FOUND);
    }

    public Optional<Row> person(int id) {
        return rows(PERSON.ID.eq(id), 1).stream().findFirst();
    }

    private List<Row> rows(Condition which, int most) {
        return db.select(
                        PERSON.ID,
                        PersonName.NAME,
                        PERSON.USERNAME,
                        PERSON.ACCESS_LEVEL,
                        PERSON.STATUS,
                        PERSON.SCOPE,
                        PERSON.ACCESS_UNTIL)
                .from(PERSON)
                .where(which)
                .orderBy(PERSON.ACCESS_LEVEL, PERSON.SORT_NAME, PERSON.ID)
                .limit(most)
                .fetch(r -> new Row(
                        r.value1(),
                        r.value2(),
                        r.value3(),
                        AccessLevel.valueOf(r.value4()),
                        PersonStatus.DEACTIVATED.name().equals(r.value5()),
                        scope(r.value6()),
                        r.value7()));
    }

    private static @Nullable Audience scope(@Nullable JSONB json) {
        try {
            return json == null ? null : AudienceJson.parse(json.data());
        } catch (BadInput e) {
            return null;
        }
    }
}
