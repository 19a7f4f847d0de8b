package dev.muster.notification;

import static dev.muster.generated.db.Tables.SETTING;

import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.notification.rules.TellingHours;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import java.time.DayOfWeek;
import org.jooq.DSLContext;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The hours in which the calendar tells people something, as administrators set them. */
@Component
public class TellingTimes {
    private static final String NAME = "tellingHours";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final DSLContext db;
    private final Settings settings;
    private final AuditLog log;

    TellingTimes(DSLContext db, Settings settings, AuditLog log) {
        this.db = db;
        this.settings = settings;
        this.log = log;
    }

    @Transactional(readOnly = true)
    public TellingHours current() {
        return db.select(SETTING.VALUE)
                .from(SETTING)
                .where(SETTING.NAME.eq(NAME))
                .fetchOptional()
                .map(r -> read(JSON.readTree(r.value1().data())))
                .orElse(TellingHours.DEFAULTS);
    }

    /** @throws BadInput naming the field */
    @Transactional
    public void change(Actor actor, TellingHours hours) {
        check(hours);
        ObjectNode value = JsonNodeFactory.instance
                .objectNode()
                .put("from", hours.from())
                .put("until", hours.until())
                .put("weekends", hours.weekends())
                .put("summaryDay", hours.summaryDay().name())
                .put("summaryHour", hours.summaryHour());
        settings.set(NAME, value);
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        detail.set(NAME, value);
        log.write(Act.of(actor, AuditAction.SETTINGS_CHANGE).detail(detail));
    }

    private static TellingHours read(JsonNode node) {
        return new TellingHours(
                node.path("from").asInt(),
                node.path("until").asInt(),
                node.path("weekends").asBoolean(),
                DayOfWeek.valueOf(node.path("summaryDay").asString()),
                node.path("summaryHour").asInt());
    }

    private static void check(TellingHours h) {
        if (h.from() < 0 || h.from() > 23) {
            throw new BadInput("from", "Write an hour from 0 to 23.");
        }
        if (h.until() <= h.from() || h.until() > 24) {
            throw new BadInput("until", "Write an hour after the first one, up to 24.");
        }
        if (h.summaryHour() < 0 || h.summaryHour() > 23) {
            throw new BadInput("summaryHour", "Write an hour from 0 to 23.");
        }
    }
}
