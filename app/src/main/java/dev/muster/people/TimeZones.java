package dev.muster.people;

import static dev.muster.generated.db.Tables.SETTING;

import dev.muster.people.rules.PersonFields;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose day it is. */
@Component
public class TimeZones {
    /** The setting's value where nobody has set it. */
    public static final String FALLBACK = "Europe/London";

    private final DSLContext db;
    private final Clock clock;

    TimeZones(DSLContext db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The setting defaultTimeZone, an IANA name. */
    public String standard() {
        JSONB kept = db.select(SETTING.VALUE)
                .from(SETTING)
                .where(SETTING.NAME.eq("defaultTimeZone"))
                .fetchOne(SETTING.VALUE);
        String set = kept == null ? FALLBACK : kept.data().replace("\"", "");
        return PersonFields.fault("timeZone", set) == null ? set : FALLBACK;
    }

    /** @param zone IANA name; null: the setting's */
    public LocalDate today(@Nullable String zone) {
        String name = zone == null ? standard() : zone;
        try {
            return LocalDate.ofInstant(clock.instant(), ZoneId.of(name));
        } catch (DateTimeException gone) {
            return LocalDate.ofInstant(clock.instant(), ZoneId.of(FALLBACK));
        }
    }
}
