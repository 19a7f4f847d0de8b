package dev.muster.library;

import static dev.muster.generated.db.Tables.CONTENT;

import dev.muster.shared.Actor;
import dev.muster.shared.NotThere;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Contents as references, by id. */
@Component
@Transactional(readOnly = true)
public class ContentRefs {
    private final DSLContext db;

    ContentRefs(DSLContext db) {
        this.db = db;
    }

    /** Those that are there for the actor: of what was never published only who reads the library knows. */
    public Map<Integer, ContentRef> of(Actor actor, Collection<Integer> ids) {
        return db
                .select(CONTENT.ID, CONTENT.KIND, CONTENT.TITLE)
                .from(CONTENT)
                .where(CONTENT.ID.in(ids), readsDrafts(actor) ? DSL.noCondition() : CONTENT.VERSION.gt(0))
                .stream()
                .map(r -> new ContentRef(r.value1(), ContentRef.Kind.valueOf(r.value2()), r.value3()))
                .collect(Collectors.toMap(ContentRef::id, c -> c));
    }

    /** @throws NotThere if there is none, or none that the actor knows of */
    public ContentRef require(Actor actor, int id) {
        ContentRef found = of(actor, List.of(id)).get(id);
        if (found == null) {
            throw new NotThere("content");
        }
        return found;
    }

    /** Whether the actor reads what was never published. */
    static boolean readsDrafts(Actor actor) {
        return switch (actor.level()) {
            case ADMIN, AUTHOR, AUDITOR -> true;
            case MANAGER, LEARNER -> false;
        };
    }
}
