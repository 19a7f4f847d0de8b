package dev.muster.privacy;

import static dev.muster.generated.db.Tables.SETTING;

import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** For how many days each kind is kept. */
@Component
public class RetentionSettings {
    private static final String NAME = "retention";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final DSLContext db;
    private final Settings settings;
    private final AuditLog log;

    RetentionSettings(DSLContext db, Settings settings, AuditLog log) {
        this.db = db;
        this.settings = settings;
        this.log = log;
    }

    /** Days by kind; null: kept for good. */
    @Transactional(readOnly = true)
    public Map<RetentionKind, @Nullable Integer> current() {
        JsonNode stored = db.select(SETTING.VALUE)
                .from(SETTING)
                .where(SETTING.NAME.eq(NAME))
                .fetchOptional()
                .map(r -> JSON.readTree(r.value1().data()))
                .orElseGet(JsonNodeFactory.instance::objectNode);
        Map<RetentionKind, @Nullable Integer> days = new EnumMap<>(RetentionKind.class);
        for (RetentionKind kind : RetentionKind.values()) {
            JsonNode said = stored.path(kind.word());
            days.put(kind, said.isMissingNode() ? kind.usual() : said.isNull() ? null : Integer.valueOf(said.asInt()));
        }
        return days;
    }

    /**
     * @param days by kind; null: kept for good; kinds that are not named stay
     * @throws BadInput naming the kinds at fault
     */
    @Transactional
    public void change(Actor actor, Map<RetentionKind, @Nullable Integer> days) {
        List<BadInput.Error> errors = new ArrayList<>();
        Map<RetentionKind, @Nullable Integer> wanted = new EnumMap<>(current());
        days.forEach((kind, n) -> {
            if (n == null ? !kind.mayBeKept() : n < 1 || n > kind.most()) {
                errors.add(new BadInput.Error(kind.word(), "Use 1 to %,d days.".formatted(kind.most())));
            }
            wanted.put(kind, n);
        });
        if (!errors.isEmpty()) {
            throw new BadInput(errors);
        }
        if (wanted.equals(current())) {
            return;
        }
        ObjectNode value = JsonNodeFactory.instance.objectNode();
        wanted.forEach((kind, n) -> value.put(kind.word(), n));
        settings.set(NAME, value);
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        detail.set(NAME, value);
        log.write(Act.of(actor, AuditAction.SETTINGS_CHANGE).detail(detail));
    }
}
