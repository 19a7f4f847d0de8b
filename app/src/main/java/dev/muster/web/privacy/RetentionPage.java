package dev.muster.web.privacy;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.audit.AuditAction;
import dev.muster.audit.AuditGrid;
import dev.muster.privacy.Retention;
import dev.muster.privacy.RetentionKind;
import dev.muster.privacy.RetentionSettings;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.web.frame.Reply;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How long things are kept, what would go tonight, and what went last. */
@Controller
@RequestMapping("/admin/settings/retention")
@Allowed(Permission.CHANGE_SETTINGS)
public class RetentionPage {
    private static final int LAST = 20;

    private final Retention retention;
    private final RetentionSettings kept;
    private final AuditGrid log;
    private final Settings settings;

    RetentionPage(Retention retention, RetentionSettings kept, AuditGrid log, Settings settings) {
        this.retention = retention;
        this.kept = kept;
        this.log = log;
        this.settings = settings;
    }

    @GetMapping
    String show(Reply reply) {
        Map<RetentionKind, String> days = new EnumMap<>(RetentionKind.class);
        kept.current().forEach((kind, n) -> days.put(kind, n == null ? "" : String.valueOf(n)));
        return show(days, reply);
    }

    @PostMapping
    String save(Actor actor, @RequestParam Map<String, String> form, Reply reply) {
        Map<RetentionKind, String> typed = new EnumMap<>(RetentionKind.class);
        for (RetentionKind kind : RetentionKind.values()) {
            typed.put(kind, form.getOrDefault(kind.word(), "").strip());
        }
        try {
            Map<RetentionKind, @Nullable Integer> days = new EnumMap<>(RetentionKind.class);
            typed.forEach((kind, text) -> days.put(kind, text.isEmpty() ? null : number(text)));
            kept.change(actor, days);
        } catch (BadInput e) {
            return show(typed, reply.refused(e));
        }
        reply.say("Saved: how long things are kept");
        return "redirect:/admin/settings/retention";
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
    }

    private String show(Map<RetentionKind, String> days, Reply reply) {
        var filter = AuditGrid.Filter.ALL.by("", List.of(AuditAction.RETENTION_APPLY));
        reply.with("days", days)
                .with("tonight", retention.tonight())
                .with("last", log.page(filter, null, null, LAST).items())
                .with("zone", settings.current().defaultTimeZone());
        return reply.show("privacy/retention");
    }

    /** What an entry forgot. */
    public static String said(AuditGrid.Row entry) {
        JsonNode detail = JsonMapper.shared().readTree(entry.detail() == null ? "{}" : entry.detail());
        String kind = RetentionKind.of(detail.path("kind").asString(""))
                .map(RetentionKind::label)
                .orElse("");
        return detail.has("count")
                ? kind + ": %,d".formatted(detail.path("count").asInt())
                : kind;
    }
}
