package dev.muster.api.system;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.Shaped;
import dev.muster.settings.Settings;
import dev.muster.settings.SettingsChange;
import dev.muster.shared.Actor;
import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What an administrator sets for the whole organisation. */
@RestController
@RequestMapping("/api/v1/settings")
@Allowed(Permission.CHANGE_SETTINGS)
class SettingsResource {
    private final Settings settings;
    private final SettingsChange change;

    SettingsResource(Settings settings, SettingsChange change) {
        this.settings = settings;
        this.change = change;
    }

    @Operation(operationId = "getSettings", summary = "Shows the settings")
    @GetMapping
    Settings.Values get() {
        return settings.current();
    }

    /** Merge patch: what is not named stays. */
    @Operation(operationId = "changeSettings", summary = "Changes settings")
    @PatchMapping
    Settings.Values patch(
            Actor actor, @RequestBody @Shaped(value = SettingsBody.class, merged = true) Map<String, JsonNode> body) {
        return change.change(actor, body);
    }
}
