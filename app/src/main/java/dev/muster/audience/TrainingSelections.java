package dev.muster.audience;

import static dev.muster.generated.db.Tables.SELECTION;

import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.NotThere;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** {@link Selections} of assignments: people, each with a course or module. */
@Component
public class TrainingSelections {
    private final DSLContext db;
    private final Scopes scopes;
    private final Clock clock;

    TrainingSelections(DSLContext db, Scopes scopes, Clock clock) {
        this.db = db;
        this.scopes = scopes;
        this.clock = clock;
    }

    public record One(int personId, int contentId) {}

    /** @param madeOn the address of the list, with its filters */
    public record Picked(String id, List<One> all, String madeOn) {
        public Picked {
            all = List.copyOf(all);
        }
    }

    /**
     * @param picked in the order of the list; outside the actor's scope they are left out
     * @throws BadInput naming {@code person} where nothing is left
     */
    @Transactional
    public Picked keep(Actor actor, Collection<One> picked, String madeOn) {
        List<One> all = seen(actor, picked.stream().distinct().toList());
        if (all.isEmpty()) {
            throw new BadInput("person", "Select at least one row.");
        }
        UUID id = UUID.randomUUID();
        db.insertInto(SELECTION)
                .set(SELECTION.ID, id)
                .set(SELECTION.ACTOR_ID, actor.personId())
                .set(SELECTION.PEOPLE, all.stream().map(One::personId).toArray(Integer[]::new))
                .set(SELECTION.CONTENTS, all.stream().map(One::contentId).toArray(Integer[]::new))
                .set(SELECTION.MADE_ON, madeOn)
                .set(SELECTION.CREATED_AT, clock.instant())
                .execute();
        return new Picked(id.toString(), all, madeOn);
    }

    /** @throws NotThere for somebody else's, an old or an unknown one */
    @Transactional(readOnly = true)
    public Picked find(Actor actor, String id) {
        return db.selectFrom(SELECTION)
                .where(SELECTION.ID.eq(Selections.uuid(id)))
                .and(SELECTION.ACTOR_ID.eq(actor.personId()))
                .and(SELECTION.CONTENTS.isNotNull())
                .fetchOptional(r -> new Picked(id, seen(actor, pairs(r.getPeople(), r.getContents())), r.getMadeOn()))
                .orElseThrow(() -> new NotThere("selection"));
    }

    private List<One> seen(Actor actor, List<One> all) {
        Set<Integer> people = all.stream().map(One::personId).collect(Collectors.toCollection(HashSet::new));
        Set<Integer> covered = scopes.covered(actor, people);
        return all.stream().filter(o -> covered.contains(o.personId())).toList();
    }

    private static List<One> pairs(Integer[] people, Integer[] contents) {
        return IntStream.range(0, people.length)
                .mapToObj(i -> new One(people[i], contents[i]))
                .toList();
    }
}
