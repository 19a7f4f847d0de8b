package dev.muster.audience;

import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.audience.rules.Compiled;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.Audience;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** Whom an audience holds now, as far as an actor may see them. */
@Component
public class AudiencePeople {
    private final Audiences audiences;
    private final Scopes scopes;
    private final Settings settings;
    private final DSLContext db;

    AudiencePeople(Audiences audiences, Scopes scopes, Settings settings, DSLContext db) {
        this.audiences = audiences;
        this.scopes = scopes;
        this.settings = settings;
        this.db = db;
    }

    /**
     * Their ids, ascending.
     *
     * @throws dev.muster.shared.BadInput naming the clause of {@code field} that can't be evaluated
     */
    public List<Integer> within(Actor actor, Audience audience, String field) {
        Compiled compiled = audiences.require(audience, field);
        return db.select(PERSON.ID)
                .from(PERSON)
                .where(audiences.condition(compiled, settings.today(null)))
                .and(scopes.condition(actor))
                .orderBy(PERSON.ID)
                .fetch(PERSON.ID);
    }
}
