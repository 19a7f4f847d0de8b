package dev.muster.people;

import static dev.muster.generated.db.Tables.PERSON;

import dev.muster.settings.Settings;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose day it is. */
@Component
public class TimeZones {
    /** The setting's value where nobody has set it. */
    public static final String FALLBACK =
            Settings.Values.DEFAULTS.defaultTimeZone().getId();

    private final DSLContext db;
    private final Settings settings;
    private final Clock clock;

    TimeZones(DSLContext db, Settings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.clock = clock;
    }

    /** The setting defaultTimeZone, an IANA name. */
    public String standard() {
        return settings.current().defaultTimeZone().getId();
    }

    /** The setting defaultLanguage. */
    public String standardLanguage() {
        return settings.current().defaultLanguage();
    }

    /** @param zone IANA name; null, or one that this Java does not know: the setting's */
    public LocalDate today(@Nullable String zone) {
        return LocalDate.ofInstant(clock.instant(), zone(zone));
    }

    /** Date and time where the person is; for nobody in particular (0), by the setting. */
    public ZonedDateTime now(int personId) {
        String own = db.select(PERSON.TIME_ZONE)
                .from(PERSON)
                .where(PERSON.ID.eq(personId))
                .fetchOne(PERSON.TIME_ZONE);
        return clock.instant().atZone(zone(own));
    }

    private ZoneId zone(@Nullable String own) {
        ZoneId standard = settings.current().defaultTimeZone();
        try {
            return own == null ? standard : ZoneId.of(own);
        } catch (DateTimeException unknown) {
            return standard;
        }
    }
}
