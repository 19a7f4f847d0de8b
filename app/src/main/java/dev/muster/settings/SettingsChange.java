package dev.muster.settings;

import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditLog;
import dev.muster.audit.AuditLog.Act;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Changing the settings: only the named ones, all checked before any is kept. */
@Component
public class SettingsChange {
    private static final int LONGEST_NAME = 100;

    private final Settings settings;
    private final AuditLog log;

    SettingsChange(Settings settings, AuditLog log) {
        this.settings = settings;
        this.log = log;
    }

    /**
     * @param changes setting → new value
     * @throws BadInput naming a setting that is not there, or whose value is of the wrong kind
     */
    @Transactional
    public Settings.Values change(Actor actor, Map<String, JsonNode> changes) {
        ObjectNode detail = JsonNodeFactory.instance.objectNode();
        changes.forEach((name, value) -> {
            check(name, value);
            settings.set(name, value);
            detail.set(name, value);
        });
        if (!changes.isEmpty()) {
            log.write(Act.of(actor, AuditAction.SETTINGS_CHANGE).detail(detail));
        }
        return settings.current();
    }

    private static void check(String name, JsonNode value) {
        switch (name) {
            case "organisation" -> {
                if (!value.isString()
                        || value.asString().isBlank()
                        || value.asString().length() > LONGEST_NAME) {
                    throw new BadInput(name, "Give a name of up to " + LONGEST_NAME + " characters.");
                }
            }
            case "defaultTimeZone" -> zone(name, value);
            case "defaultLanguage" -> {
                if (!value.asString("").matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")) {
                    throw new BadInput(name, "Give a language tag such as en or pt-BR.");
                }
            }
            case "minimumDays", "dueSoonDays" -> {
                if (!value.isInt() || value.asInt() < 0 || value.asInt() > 365) {
                    throw new BadInput(name, "Give a whole number of days from 0 to 365.");
                }
            }
            case "noteRequired",
                    "approvalRequired",
                    "messages",
                    "dailyDigest",
                    "standaloneCompletionsCountInModules" -> {
                if (!value.isBoolean()) {
                    throw new BadInput(name, "This is true or false.");
                }
            }
            default -> throw new BadInput(name, "There is no such setting.");
        }
    }

    private static void zone(String name, JsonNode value) {
        try {
            ZoneId.of(value.asString(""));
        } catch (DateTimeException e) {
            throw new BadInput(name, "Give a time zone such as Europe/London.");
        }
    }
}
