package dev.muster.audience;

import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.generated.db.tables.records.PersonRecord;
import dev.muster.people.PersonStatus;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import dev.muster.shared.AudienceJson;
import dev.muster.shared.BadInput;
import dev.muster.shared.PersonName;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People as those who may see others: for what Muster tells them by itself, with nobody signed in. */
@Component
@Transactional(readOnly = true)
public class Managers {
    /** Sees nobody; what an unreadable scope means. */
    private static final Audience NOBODY = Audience.of(new Audience.People(List.of()));

    private final DSLContext db;
    private final Clock clock;

    Managers(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The person, as far as they may see anybody; empty if they may not, or are deactivated. */
    public Optional<Actor> of(int personId) {
        return of(List.of(personId)).stream().findFirst();
    }

    /** Those of the people who may see others. */
    public List<Actor> of(Collection<Integer> personIds) {
        return actors(PERSON.ID.eq(DSL.any(personIds.toArray(Integer[]::new)))).stream()
                .filter(a -> a.seesEverybody() || a.scope() != null)
                .toList();
    }

    /** All whose access level is manager, with the scope of each. */
    public List<Actor> all() {
        return actors(PERSON.ACCESS_LEVEL.eq(AccessLevel.MANAGER.name())).stream()
                .filter(a -> a.level() == AccessLevel.MANAGER && a.scope() != null)
                .toList();
    }

    private List<Actor> actors(Condition which) {
        Instant now = clock.instant();
        return db.selectFrom(PERSON)
                .where(which, PERSON.STATUS.ne(PersonStatus.DEACTIVATED.name()))
                .orderBy(PERSON.ID)
                .fetch(p -> actor(p, Actor.Kind.PERSON, PersonName.of(p), now));
    }

    /** Somebody as an actor of this kind at this moment. */
    public static Actor actor(PersonRecord p, Actor.Kind kind, String name, Instant now) {
        AccessLevel level = AccessLevel.valueOf(p.getAccessLevel());
        LocalDate until = p.getAccessUntil();
        if (until != null && until.isBefore(LocalDate.ofInstant(now, ZoneOffset.UTC))) {
            level = AccessLevel.LEARNER;
        }
        boolean scoped = level == AccessLevel.MANAGER || level == AccessLevel.AUDITOR;
        Audience scope = scoped && p.getScope() != null ? scope(p.getScope().data()) : null;
        return new Actor(kind, p.getId(), name, level, scope);
    }

    private static Audience scope(String json) {
        try {
            return AudienceJson.parse(json);
        } catch (BadInput e) {
            return NOBODY;
        }
    }
}
