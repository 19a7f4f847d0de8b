package dev.muster.notification;

import static dev.muster.generated.db.Tables.MESSAGE_TEXT;

import dev.muster.notification.rules.Kind;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;

/** What the messages say, and which are sent at all: as administrators set it, over the defaults. */
@Component
public class MessageTexts {
    private final DSLContext db;

    MessageTexts(DSLContext db) {
        this.db = db;
    }

    public boolean isOn(Kind kind) {
        return !db.fetchExists(MESSAGE_TEXT, MESSAGE_TEXT.KIND.eq(kind.name()), MESSAGE_TEXT.ENABLED.isFalse());
    }
}
