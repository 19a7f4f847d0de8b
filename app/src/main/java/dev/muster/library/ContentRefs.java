package dev.muster.library;

import static dev.muster.generated.db.Tables.CONTENT;

import dev.muster.shared.NotThere;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
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

    /** Those that are there; in the order of the ids where they are walked by them. */
    public Map<Integer, ContentRef> of(Collection<Integer> ids) {
        return db.select(CONTENT.ID, CONTENT.KIND, CONTENT.TITLE).from(CONTENT).where(CONTENT.ID.in(ids)).stream()
                .map(r -> new ContentRef(r.value1(), ContentRef.Kind.valueOf(r.value2()), r.value3()))
                .collect(Collectors.toMap(ContentRef::id, c -> c));
    }

    /** @throws NotThere if there is none */
    public ContentRef require(int id) {
        ContentRef found = of(List.of(id)).get(id);
        if (found == null) {
            throw new NotThere("content");
        }
        return found;
    }
}
