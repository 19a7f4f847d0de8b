package dev.muster.notification;

import dev.muster.people.PersonDay;
import dev.muster.people.PersonLeave;
import dev.muster.settings.Settings;
import java.time.Clock;
import java.time.LocalDate;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;
import org.springframework.stereotype.Component;

/** The date that a message names: the one in force today, days away counted. */
@Component
class DueInMessages {
    static final String NAME = "due_in_force";

    private final Settings settings;
    private final Clock clock;

    DueInMessages(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Over {@code ASSIGNMENT}. @param person what the table of whose it is is called */
    Field<LocalDate> of(String person) {
        return DSL.field(
                PersonLeave.dueInForce("assignment", person, "{0}", PersonDay.today("{1}", person, "{0}")),
                SQLDataType.LOCALDATE,
                DSL.val(settings.current().defaultTimeZone().getId()),
                DSL.val(clock.instant(), SQLDataType.INSTANT));
    }
}
