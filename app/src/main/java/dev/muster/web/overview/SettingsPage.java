package dev.muster.web.overview;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.settings.Settings;
import dev.muster.settings.SettingsChange;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.web.assigning.AssignTrainingPage;
import dev.muster.web.frame.Shells;
import jakarta.servlet.http.HttpServletResponse;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
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
    String show(Model model) {
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
                Map.of(),
                model);
    }

    @PostMapping
    String save(
            Actor actor,
            @RequestParam Map<String, String> form,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        try {
            change.change(actor, values(form));
        } catch (BadInput e) {
            response.setStatus(422);
            return show(form, AssignTrainingPage.errors(e), model);
        }
        Shells.say(redirect, "Settings saved");
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

    private static String show(Map<String, String> values, Map<String, String> errors, Model model) {
        model.addAttribute("values", values)
                .addAttribute("errors", errors)
                .addAttribute(
                        "zones",
                        ZoneId.getAvailableZoneIds().stream()
                                .filter(z -> z.contains("/") && !z.startsWith("Etc/") && !z.startsWith("SystemV/"))
                                .sorted()
                                .toList());
        return "settings/settings";
    }
}
