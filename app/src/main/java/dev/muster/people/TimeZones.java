package dev.muster.people;

import dev.muster.settings.Settings;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whose day it is. */
@Component
public class TimeZones {
    /** The setting's value where nobody has set it. */
    public static final String FALLBACK = Settings.Values.DEFAULTS.defaultTimeZone().getId();

    private final Settings settings;
    private final Clock clock;

    TimeZones(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** The setting defaultTimeZone, an IANA name. */
    public String standard() {
        return settings.current().defaultTimeZone().getId();
    }

    /** @param zone IANA name; null, or one that this Java does not know: the setting's */
    public LocalDate today(@Nullable String zone) {
        ZoneId where = settings.current().defaultTimeZone();
        try {
            where = zone == null ? where : ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            // stays the setting's
        }
        return LocalDate.ofInstant(clock.instant(), where);
    }
}
