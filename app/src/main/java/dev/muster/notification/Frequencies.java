package dev.muster.notification;

import static dev.muster.generated.db.Tables.MESSAGE_FREQUENCY;

import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.Conflict;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How often somebody wants mail: their own choice, where administrators leave it to them. */
@Component
public class Frequencies {
    private final DSLContext db;
    private final Settings settings;

    Frequencies(DSLContext db, Settings settings) {
        this.db = db;
        this.settings = settings;
    }

    public enum Frequency {
        AT_ONCE,
        DAILY
    }

    /** Whether people may choose. */
    public boolean isOpen() {
        return settings.current().dailyDigest();
    }

    @Transactional(readOnly = true)
    public Frequency of(Actor actor) {
        return db.select(MESSAGE_FREQUENCY.FREQUENCY)
                .from(MESSAGE_FREQUENCY)
                .where(MESSAGE_FREQUENCY.PERSON_ID.eq(actor.personId()))
                .fetchOptional(r -> Frequency.valueOf(r.value1()))
                .orElse(Frequency.AT_ONCE);
    }

    /** @throws Conflict where it is not theirs to choose */
    @Transactional
    public void choose(Actor actor, Frequency frequency) {
        if (!isOpen()) {
            throw new Conflict("How often messages come is decided by your administrator.");
        }
        db.insertInto(MESSAGE_FREQUENCY)
                .set(MESSAGE_FREQUENCY.PERSON_ID, actor.personId())
                .set(MESSAGE_FREQUENCY.FREQUENCY, frequency.name())
                .onConflict(MESSAGE_FREQUENCY.PERSON_ID)
                .doUpdate()
                .setAllToExcluded()
                .execute();
    }
}
