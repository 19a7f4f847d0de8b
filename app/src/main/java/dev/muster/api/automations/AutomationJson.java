package dev.muster.api.automations;

import dev.muster.api.AudienceShape;
import dev.muster.api.ContentJson;
import dev.muster.api.DueShape;
import dev.muster.api.Fields;
import dev.muster.api.IdList;
import dev.muster.api.Shaped;
import dev.muster.assignment.Automation;
import dev.muster.assignment.Automation.Afterwards;
import dev.muster.assignment.Automation.Terms;
import dev.muster.assignment.AutomationEffect;
import dev.muster.assignment.DueFor;
import dev.muster.assignment.RuleEffect;
import dev.muster.assignment.rules.AppliesTo;
import dev.muster.assignment.rules.Window;
import dev.muster.assignment.standing.AutomationGrid;
import dev.muster.assignment.standing.Automations.How;
import dev.muster.audience.VisibleNames;
import dev.muster.library.ContentRef;
import dev.muster.shared.AudienceJson;
import dev.muster.shared.BadInput;
import dev.muster.shared.Day;
import dev.muster.shared.DueRuleJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An automation as the API shapes it, both ways. */
final class AutomationJson {
    private AutomationJson() {}

    /**
     * @param frozen why its audience can't be evaluated; null: it can
     * @param people who have the content by it; leftOut: whom it leaves out as existing
     * @param effect what the save did; only in the answer to it
     */
    @Schema(name = "Automation")
    record Answer(
            String id,
            String name,
            ContentJson content,
            @Shaped(AudienceShape.class) JsonNode audience,
            @Nullable Instant startsAt,
            @Nullable Instant endsAt,
            AppliesTo appliesTo,
            @Shaped(DueShape.class) @Nullable JsonNode due,
            Afterwards whenNoLongerMatching,
            boolean enabled,
            @Nullable String note,
            int version,
            Window.State state,
            @Nullable String frozen,
            int people,
            int leftOut,
            Instant createdAt,
            @Nullable Effect effect) {}

    /**
     * What saving does, or did; people, each counted once per field.
     *
     * @param existing those who match that count as existing employees
     * @param unchanged those who match and have the training already, or are left out
     * @param kept whose source stays as a kept one
     * @param mails who is told by mail
     */
    @Schema(name = "AutomationEffect")
    record Effect(
            int matching,
            int existing,
            int gain,
            int lose,
            int unchanged,
            int added,
            int keep,
            int kept,
            int leftOut,
            int dueMoved,
            int mails,
            List<One> sample) {}

    @Schema(name = "AutomationEffectOne")
    record One(
            String personId,
            String name,
            RuleEffect.Change change,
            @Nullable LocalDate dueOn) {}

    static Answer answer(AutomationGrid.Row row, VisibleNames visible, Instant now, @Nullable AutomationEffect effect) {
        Automation a = row.automation();
        Terms t = a.terms();
        return new Answer(
                String.valueOf(a.id()),
                t.name(),
                ContentJson.of(a.content()),
                AudienceJson.tree(visible.of(t.audience())),
                t.startsAt(),
                t.endsAt(),
                t.appliesTo(),
                t.due() == null ? null : DueRuleJson.tree(t.due()),
                t.whenNoLongerMatching(),
                t.enabled(),
                t.note(),
                a.version(),
                a.state(now),
                a.frozen(),
                row.people(),
                row.leftOut(),
                a.createdAt(),
                effect == null ? null : effect(effect));
    }

    static Effect effect(AutomationEffect e) {
        RuleEffect c = e.change();
        return new Effect(
                e.matching(),
                e.existing(),
                c.gain(),
                c.lose(),
                e.unchanged(),
                c.added(),
                c.kept(),
                e.kept(),
                e.leftOut(),
                e.dueMoved(),
                e.mails(),
                c.sample().stream()
                        .map(o -> new One(String.valueOf(o.personId()), o.name(), o.change(), o.dueOn()))
                        .toList());
    }

    /** Everything of it: an automation is always sent whole. */
    static Terms terms(JsonNode body) {
        Fields.known(body, AutomationBody.class);
        Fields f = new Fields(body);
        String name = f.text("name", "");
        AppliesTo appliesTo = f.oneOf("appliesTo", AppliesTo.class, AppliesTo.FUTURE);
        Afterwards afterwards = f.oneOf("whenNoLongerMatching", Afterwards.class, Afterwards.REMOVE);
        boolean enabled = f.flag("enabled", true);
        String note = f.optionalText("note", null);
        if (name.isBlank()) {
            f.add(new BadInput("name", "Give the automation a name."));
        }
        if (!body.has("appliesTo") || body.path("appliesTo").isNull()) {
            f.add(new BadInput(
                    "appliesTo", "Choose FUTURE (future employees only) or FUTURE_AND_EXISTING (existing ones, too)."));
        }
        if (!body.has("audience")) {
            f.add(new BadInput("audience", "Say who gets it; {\"all\":[]} for everyone."));
        }
        Instant startsAt = instant(f, body, "startsAt");
        Instant endsAt = instant(f, body, "endsAt");
        f.check();
        return new Terms(
                name,
                AudienceJson.read(body.get("audience"), "audience"),
                startsAt,
                endsAt,
                appliesTo,
                DueRuleJson.read(body.get("due"), "due"),
                afterwards,
                enabled,
                note);
    }

    private static @Nullable Instant instant(Fields f, JsonNode body, String field) {
        String text = f.optionalText(field, null);
        if (text == null) {
            return null;
        }
        try {
            return Day.instant(field, text);
        } catch (BadInput e) {
            f.add(e);
            return null;
        }
    }

    /** @throws BadInput where it is missing, or no reference */
    static int content(JsonNode body) {
        JsonNode content = body.path("content");
        if (!content.isObject()) {
            throw new BadInput("content", "Say what it gives: {\"kind\":\"COURSE\",\"id\":\"…\"}.");
        }
        return IdList.of(content.path("id").asString(""), "content.id");
    }

    /** @throws BadInput where the body names another content, or kind, than this */
    static void sameContent(JsonNode body, ContentRef content) {
        if (body.has("content") && content(body) != content.id()) {
            throw new BadInput("content", "An automation keeps its content. Duplicate it for another.");
        }
        sameKind(body, content);
    }

    private static void sameKind(JsonNode body, ContentRef content) {
        String kind = body.path("content").path("kind").asString("");
        if (!kind.isEmpty() && !kind.equals(content.kind().name())) {
            throw new BadInput("content.kind", "This is a " + content.kind() + ".");
        }
    }

    static How how(JsonNode body, @Nullable Integer ifVersion, int confirm) {
        Fields f = new Fields(body);
        Integer sent = f.optionalNumber("version", null);
        How how = new How(
                ifVersion == null ? sent : ifVersion,
                f.oneOf("dueFor", DueFor.class, DueFor.NEW),
                null,
                f.optionalText("approvedBy", null),
                confirm,
                f.optionalText("message", null),
                f.flag("silent", false));
        f.check();
        return how;
    }
}
