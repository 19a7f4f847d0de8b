package dev.muster.audience;

import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.audience.rules.Compiled;
import dev.muster.shared.Actor;
import dev.muster.shared.AsOf;
import dev.muster.shared.Audience;
import dev.muster.shared.NotThere;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;

/**
 * Whom an actor may see and act on. Everything that reads people for an actor adds {@link #condition}; what
 * is outside looks as if it were not there. Deactivated people stay visible as records where the clauses hold them.
 */
@Component
public class Scopes {
    private final Audiences audiences;
    private final DSLContext db;

    Scopes(Audiences audiences, DSLContext db) {
        this.audiences = audiences;
        this.db = db;
    }

    /** The actor's scope over {@code PERSON}. A scope that can't be evaluated shows nobody. */
    public Condition condition(Actor actor) {
        if (actor.seesEverybody()) {
            return DSL.noCondition();
        }
        if (AsOf.read().isPresent()) {
            return PERSON.ID.eq(DSL.any(visible(AsOf.read().get())));
        }
        Audience scope = actor.scope();
        if (scope == null) {
            return DSL.falseCondition();
        }
        return switch (audiences.compile(scope)) {
            case Compilation.Ready ready -> Conditions.clauses(ready.audience(), audiences.today());
            case Compilation.Broken broken -> DSL.falseCondition();
        };
    }

    private static Integer[] visible(AsOf past) {
        return Objects.requireNonNullElse(past.visible(), List.<Integer>of()).toArray(Integer[]::new);
    }

    /** The actor's scope as an audience; empty: nobody, or it can't be evaluated. */
    Optional<Compiled> audience(Actor actor) {
        if (actor.seesEverybody()) {
            return Optional.of(Compiled.EVERYBODY);
        }
        Audience scope = actor.scope();
        return scope != null && audiences.compile(scope) instanceof Compilation.Ready ready
                ? Optional.of(ready.audience())
                : Optional.empty();
    }

    /** What the actor may read of people that are named somewhere. */
    public VisibleNames visibleNames(Actor actor) {
        return new VisibleNames(this, actor);
    }

    public boolean covers(Actor actor, int personId) {
        return !covered(actor, Set.of(personId)).isEmpty();
    }

    /** Those of the people who exist within the scope. */
    public Set<Integer> covered(Actor actor, Collection<Integer> personIds) {
        return db.select(PERSON.ID)
                .from(PERSON)
                .where(PERSON.ID.eq(DSL.any(personIds.toArray(Integer[]::new))), condition(actor))
                .fetchSet(PERSON.ID);
    }

    /** @throws NotThere if there is no such person, or not within the scope */
    public void require(Actor actor, int personId) {
        if (!covers(actor, personId)) {
            throw new NotThere("person");
        }
    }

    /** @throws NotThere if any of them is missing or outside the scope */
    public void require(Actor actor, Collection<Integer> personIds) {
        boolean covered = actor.seesEverybody()
                ? exist(Set.copyOf(personIds))
                : covered(actor, personIds).containsAll(personIds);
        if (!covered) {
            throw new NotThere("person");
        }
    }

    private boolean exist(Set<Integer> personIds) {
        return db.fetchSingle("select count(*) from person where id = any(?::int[])", (Object)
                                personIds.toArray(Integer[]::new))
                        .get(0, Integer.class)
                == personIds.size();
    }
}
