package dev.muster.audience;

import static dev.muster.generated.db.Tables.PERSON;
import static dev.muster.generated.db.Tables.SELECTION;

import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.NotThere;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps who was selected on a list, so that an act on thousands names a token and means exactly those. */
@Component
public class Selections {
    private static final Duration KEPT = Duration.ofDays(2);

    private final DSLContext db;
    private final Scopes scopes;
    private final Clock clock;

    Selections(DSLContext db, Scopes scopes, Clock clock) {
        this.db = db;
        this.scopes = scopes;
        this.clock = clock;
    }

    /**
     * @param people in the order of the list; outside the actor's scope they are left out
     * @param madeOn the address of the list
     * @throws BadInput naming {@code person} where nobody is left
     */
    @Transactional
    public Selection keep(Actor actor, Collection<Integer> people, String madeOn) {
        Instant now = clock.instant();
        Set<Integer> all = new LinkedHashSet<>(people);
        all.retainAll(scopes.covered(actor, all));
        if (all.isEmpty()) {
            throw new BadInput("person", "Select at least one person.");
        }
        db.deleteFrom(SELECTION).where(SELECTION.CREATED_AT.lt(now.minus(KEPT))).execute();
        UUID id = UUID.randomUUID();
        db.insertInto(SELECTION)
                .set(SELECTION.ID, id)
                .set(SELECTION.ACTOR_ID, actor.personId())
                .set(SELECTION.PEOPLE, all.toArray(Integer[]::new))
                .set(SELECTION.MADE_ON, madeOn)
                .set(SELECTION.CREATED_AT, now)
                .execute();
        return new Selection(id.toString(), List.copyOf(all), madeOn, now);
    }

    /** @throws NotThere for somebody else's, an old or an unknown one */
    @Transactional(readOnly = true)
    public Selection find(Actor actor, String id) {
        return db.selectFrom(SELECTION)
                .where(SELECTION.ID.eq(uuid(id)))
                .and(SELECTION.ACTOR_ID.eq(actor.personId()))
                .fetchOptional(r -> new Selection(id, seen(actor, r.getPeople()), r.getMadeOn(), r.getCreatedAt()))
                .orElseThrow(() -> new NotThere("selection"));
    }

    private List<Integer> seen(Actor actor, Integer[] people) {
        return db.select(PERSON.ID)
                .from(PERSON)
                .where(PERSON.ID.eq(DSL.any(people)), scopes.condition(actor))
                .orderBy(PERSON.SORT_NAME, PERSON.ID)
                .fetch(PERSON.ID);
    }

    static UUID uuid(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new NotThere("selection");
        }
    }
}
