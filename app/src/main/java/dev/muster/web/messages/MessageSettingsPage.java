package dev.muster.web.messages;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.notification.MessageTexts;
import dev.muster.notification.rules.Composing;
import dev.muster.notification.rules.Kind;
import dev.muster.notification.rules.MessageText;
import dev.muster.settings.Settings;
import dev.muster.settings.SettingsChange;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.NotThere;
import dev.muster.web.Errors;
import dev.muster.web.frame.Shells;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.node.JsonNodeFactory;

/** Which messages there are, what they say, and how often people may have them. */
@Controller
@RequestMapping("/admin/settings/messages")
@Allowed(Permission.CHANGE_SETTINGS)
public class MessageSettingsPage {
    private static final String HERE = "/admin/settings/messages";

    private final MessageTexts texts;
    private final Settings settings;
    private final SettingsChange change;

    MessageSettingsPage(MessageTexts texts, Settings settings, SettingsChange change) {
        this.texts = texts;
        this.settings = settings;
        this.change = change;
    }

    /** @param example null: not asked for, or what was written can't be used */
    public record Edit(Kind kind, boolean enabled, boolean own, MessageText text, Composing.@Nullable Mail example) {}

    @GetMapping
    String list(Model model) {
        model.addAttribute("texts", texts.list()).addAttribute("settings", settings.current());
        return "messages/settings";
    }

    @PostMapping
    String save(
            Actor actor,
            @RequestParam(defaultValue = "false") boolean messages,
            @RequestParam(defaultValue = "false") boolean dailyDigest,
            RedirectAttributes redirect) {
        change.change(
                actor,
                Map.of(
                        "messages", JsonNodeFactory.instance.booleanNode(messages),
                        "dailyDigest", JsonNodeFactory.instance.booleanNode(dailyDigest)));
        Shells.say(redirect, "Settings saved");
        return "redirect:" + HERE;
    }

    @GetMapping("/{word}")
    String edit(@PathVariable String word, Model model) {
        MessageTexts.One one = texts.of(kind(word));
        return form(
                new Edit(one.kind(), one.enabled(), one.own(), one.text(), texts.preview(one.kind(), one.text())),
                Map.of(),
                model);
    }

    /** @param act {@code save}, {@code preview} or {@code default} */
    @PostMapping("/{word}")
    String change(
            Actor actor,
            @PathVariable String word,
            @RequestParam(defaultValue = "save") String act,
            @RequestParam(defaultValue = "false") boolean enabled,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(defaultValue = "") String body,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response) {
        Kind kind = kind(word);
        MessageText text = new MessageText(subject, body);
        boolean own = texts.of(kind).own();
        try {
            if (act.equals("preview")) {
                return form(new Edit(kind, enabled, own, text, texts.preview(kind, text)), Map.of(), model);
            }
            texts.save(actor, kind, enabled, act.equals("default") ? null : text);
        } catch (BadInput e) {
            response.setStatus(422);
            return form(new Edit(kind, enabled, own, text, null), Errors.byField(e), model);
        }
        Shells.say(redirect, act.equals("default") ? "Back to the default text" : "Text saved");
        return "redirect:" + HERE + (act.equals("default") ? "/" + word : "");
    }

    private static String form(Edit edit, Map<String, String> errors, Model model) {
        model.addAttribute("edit", edit).addAttribute("errors", errors);
        return "messages/text";
    }

    public static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Kind kind(String word) {
        return Kind.inUse().stream()
                .filter(k -> word(k).equals(word))
                .findFirst()
                .orElseThrow(() -> new NotThere("message"));
    }
}
