package dev.muster.web.overview;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.settings.Settings;
import dev.muster.settings.SettingsChange;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.web.frame.Reply;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The settings of the organisation. */
@Controller
@RequestMapping("/admin/settings")
@Allowed(Permission.CHANGE_SETTINGS)
class SettingsPage {
    private static final List<String> TEXTS = List.of("organisation", "defaultTimeZone", "defaultLanguage");
    private static final List<String> DAYS = List.of("minimumDays", "dueSoonDays");
    private static final List<String> FLAGS =
            List.of("noteRequired", "approvalRequired", "standaloneCompletionsCountInModules");

    private final Settings settings;
    private final SettingsChange change;

    SettingsPage(Settings settings, SettingsChange change) {
        this.settings = settings;
        this.change = change;
    }

    @GetMapping
    String show(Reply reply) {
        Settings.Values v = settings.current();
        return show(
                Map.of(
                        "organisation", v.organisation(),
                        "defaultTimeZone", v.defaultTimeZone().getId(),
                        "defaultLanguage", v.defaultLanguage(),
                        "minimumDays", String.valueOf(v.minimumDays()),
                        "dueSoonDays", String.valueOf(v.dueSoonDays()),
                        "noteRequired", String.valueOf(v.noteRequired()),
                        "approvalRequired", String.valueOf(v.approvalRequired()),
                        "standaloneCompletionsCountInModules", String.valueOf(v.standaloneCompletionsCountInModules())),
                reply);
    }

    @PostMapping
    String save(Actor actor, @RequestParam Map<String, String> form, Reply reply) {
        try {
            change.change(actor, values(form));
        } catch (BadInput e) {
            return show(form, reply.refused(e));
        }
        reply.say("Settings saved");
        return "redirect:/admin/settings";
    }

    private static Map<String, JsonNode> values(Map<String, String> form) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        TEXTS.forEach(t -> values.put(
                t, JsonNodeFactory.instance.stringNode(form.getOrDefault(t, "").strip())));
        DAYS.forEach(d -> values.put(d, number(form.getOrDefault(d, "").strip())));
        FLAGS.forEach(f -> values.put(f, JsonNodeFactory.instance.booleanNode("true".equals(form.get(f)))));
        return values;
    }

    /** What is no number stays a text, which the check refuses in its words. */
    private static JsonNode number(String text) {
        return text.matches("\\d{1,4}")
                ? JsonNodeFactory.instance.numberNode(Integer.parseInt(text))
                : JsonNodeFactory.instance.stringNode(text);
    }

    private static String show(Map<String, String> values, Reply reply) {
        reply.with("values", values)
                .with(
                        "zones",
                        ZoneId.getAvailableZoneIds().stream()
                                .filter(z -> z.contains("/") && !z.startsWith("Etc/") && !z.startsWith("SystemV/"))
                                .sorted()
                                .toList());
        return reply.show("settings/settings");
    }
}
