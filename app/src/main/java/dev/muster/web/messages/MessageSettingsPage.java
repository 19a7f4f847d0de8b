package dev.muster.web.messages;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.notification.MessageTexts;
import dev.muster.notification.TellingTimes;
import dev.muster.notification.rules.CalendarKind;
import dev.muster.notification.rules.Composing;
import dev.muster.notification.rules.Kind;
import dev.muster.notification.rules.MessageText;
import dev.muster.notification.rules.Timing;
import dev.muster.settings.Settings;
import dev.muster.settings.SettingsChange;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.NotThere;
import dev.muster.web.frame.Reply;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
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
    private final TellingTimes times;

    MessageSettingsPage(MessageTexts texts, Settings settings, SettingsChange change, TellingTimes times) {
        this.times = times;
        this.texts = texts;
        this.settings = settings;
        this.change = change;
    }

    /**
     * @param example null: not asked for, or what was written can't be used
     * @param days when the calendar causes it; null: it does not
     */
    public record Edit(
            Kind kind,
            boolean enabled,
            boolean own,
            MessageText text,
            Composing.@Nullable Mail example,
            @Nullable TimingForm days) {}

    @GetMapping
    String list(Reply reply) {
        return list(HoursForm.of(times.current()), reply);
    }

    private String list(HoursForm hours, Reply reply) {
        reply.with("texts", texts.list()).with("settings", settings.current()).with("hours", hours);
        return reply.show("messages/settings");
    }

    @PostMapping("/hours")
    String hours(Actor actor, @ModelAttribute HoursForm form, Reply reply) {
        try {
            times.change(actor, form.read());
        } catch (BadInput e) {
            return list(form, reply.refused(e));
        }
        reply.say("Hours saved");
        return "redirect:" + HERE;
    }

    @PostMapping
    String save(
            Actor actor,
            @RequestParam(defaultValue = "false") boolean messages,
            @RequestParam(defaultValue = "false") boolean dailyDigest,
            Reply reply) {
        change.change(
                actor,
                Map.of(
                        "messages", JsonNodeFactory.instance.booleanNode(messages),
                        "dailyDigest", JsonNodeFactory.instance.booleanNode(dailyDigest)));
        reply.say("Settings saved");
        return "redirect:" + HERE;
    }

    @GetMapping("/{word}")
    String edit(@PathVariable String word, Reply reply) {
        MessageTexts.One one = texts.of(kind(word));
        return form(
                new Edit(
                        one.kind(),
                        one.enabled(),
                        one.own(),
                        one.text(),
                        texts.preview(one.kind(), one.text()),
                        TimingForm.of(one)),
                reply);
    }

    /**
     * The form of one message.
     *
     * @param act {@code save}, {@code preview} or {@code default}
     */
    record TextForm(
            @Nullable String act,
            @Nullable Boolean enabled,
            @Nullable String subject,
            @Nullable String body) {
        boolean is(String button) {
            return button.equals(act);
        }

        boolean isEnabled() {
            return Boolean.TRUE.equals(enabled);
        }

        MessageText text() {
            return new MessageText(subject == null ? "" : subject, body == null ? "" : body);
        }
    }

    @PostMapping("/{word}")
    String change(
            Actor actor,
            @PathVariable String word,
            @ModelAttribute TextForm form,
            @ModelAttribute TimingForm days,
            Reply reply) {
        Kind kind = kind(word);
        MessageText text = form.text();
        boolean own = texts.of(kind).own();
        TimingForm shown = CalendarKind.of(kind).isPresent() ? days : null;
        try {
            if (form.is("preview")) {
                return form(new Edit(kind, form.isEnabled(), own, text, texts.preview(kind, text), shown), reply);
            }
            texts.save(
                    actor,
                    kind,
                    form.isEnabled(),
                    form.is("default") ? null : text,
                    shown == null ? null : shown.read());
        } catch (BadInput e) {
            return form(new Edit(kind, form.isEnabled(), own, text, null, shown), reply.refused(e));
        }
        reply.say(form.is("default") ? "Back to the default text" : "Text saved");
        return "redirect:" + HERE + (form.is("default") ? "/" + word : "");
    }

    private static String form(Edit edit, Reply reply) {
        reply.with("edit", edit);
        return reply.show("messages/text");
    }

    public static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** On which days the calendar causes it, briefly; empty: by what somebody does. */
    public static String days(MessageTexts.One one) {
        Timing t = one.timing();
        if (t == null) {
            return "";
        }
        boolean before = CalendarKind.of(one.kind()).map(CalendarKind::isBefore).orElse(false);
        String days = t.days().stream()
                .sorted(before ? Comparator.reverseOrder() : Comparator.naturalOrder())
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return (t.atWindow() ? "When the renewal window opens" : "")
                + (t.atWindow() && !days.isEmpty() ? ", then " : "")
                + (days.isEmpty() ? "" : days + (before ? " days before" : " days after"))
                + (t.every() == 0 ? "" : ", then every " + t.every());
    }

    private static Kind kind(String word) {
        return Arrays.stream(Kind.values())
                .filter(k -> word(k).equals(word))
                .findFirst()
                .orElseThrow(() -> new NotThere("message"));
    }
}
