package dev.muster.api.library;

import dev.muster.api.AudienceShape;
import dev.muster.api.DueShape;
import dev.muster.api.Fields;
import dev.muster.api.Shaped;
import dev.muster.assignment.DueFor;
import dev.muster.assignment.RuleEffect;
import dev.muster.assignment.standing.ContentRules;
import dev.muster.audience.VisibleNames;
import dev.muster.library.AssignableBy;
import dev.muster.library.Content;
import dev.muster.library.ContentRef;
import dev.muster.library.ContentSettings;
import dev.muster.library.ContentSettings.CertificateRule;
import dev.muster.library.ContentStatus;
import dev.muster.library.Version;
import dev.muster.library.rules.Validity;
import dev.muster.shared.AudienceJson;
import dev.muster.shared.BadInput;
import dev.muster.shared.DueRule;
import dev.muster.shared.DueRuleJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What courses and modules have in common in the API's shapes, both ways. */
final class LibraryJson {
    private LibraryJson() {}

    /**
     * @param version the published version
     * @param edits what If-Match compares
     * @param validUntil month and day of each year, such as 03-31: a completion counts to the next one that is at least
     *     {@code validAtLeastDays} away
     * @param keepAnniversary a renewal inside the window runs from the old last day
     * @param graceDays how many days after the first one without a valid completion the renewal is due
     * @param renewWith the course asked for in its place once it may be renewed
     */
    @Schema(name = "ContentCommon")
    record Common(
            String id,
            ContentRef.Kind kind,
            String title,
            String description,
            ContentStatus status,
            int version,
            int edits,
            List<String> tags,
            @Nullable String language,
            boolean mandatory,
            boolean newStarterDefault,
            @Nullable Integer validityMonths,
            @Nullable String validUntil,
            int validAtLeastDays,
            boolean keepAnniversary,
            int renewalWindowDays,
            int graceDays,
            @Shaped(DueShape.class) @Nullable ObjectNode due,
            @Shaped(AudienceShape.class) ObjectNode visibility,
            AssignableBy assignableBy,
            CertificateRule certificate,
            boolean acceptsDocuments,
            @Nullable String renewWith,
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant publishedAt) {}

    static Common common(Content c, VisibleNames visible) {
        ContentSettings s = c.settings();
        Validity v = s.validity();
        return new Common(
                String.valueOf(c.id()),
                c.kind(),
                s.title(),
                s.description(),
                c.status(),
                c.version(),
                c.edits(),
                s.tags(),
                s.language(),
                s.mandatory(),
                s.newStarterDefault(),
                v.months(),
                v.untilText(),
                v.atLeastDays(),
                v.keepsAnniversary(),
                v.windowDays(),
                v.graceDays(),
                s.due() == null ? null : DueRuleJson.tree(s.due()),
                AudienceJson.tree(visible.of(s.visibility())),
                s.assignableBy(),
                s.certificate(),
                s.acceptsDocuments(),
                s.renewWith() == null ? null : String.valueOf(s.renewWith()),
                c.createdAt(),
                c.updatedAt(),
                c.publishedAt());
    }

    @Schema(name = "Version")
    record Published(
            int version,
            Instant publishedAt,
            String publishedBy,
            @Nullable String note,
            boolean minor) {}

    static Published published(Version v) {
        return new Published(v.version(), v.publishedAt(), v.publishedBy(), v.note(), v.minor());
    }

    /** The settings with the fields that the body names replaced (merge patch; null clears or sets back). */
    static ContentSettings patch(ContentSettings s, JsonNode body) {
        Fields f = new Fields(body);
        ContentSettings patched = new ContentSettings(
                f.text("title", s.title()),
                f.text("description", s.description()),
                f.texts("tags", s.tags()),
                f.optionalText("language", s.language()),
                validity(f, s.validity()),
                due(f, body, s.due()),
                body.has("visibility") && !body.path("visibility").isNull()
                        ? AudienceJson.read(body.get("visibility"), "visibility")
                        : s.visibility(),
                f.oneOf("assignableBy", AssignableBy.class, s.assignableBy()),
                f.flag("mandatory", s.mandatory()),
                f.flag("newStarterDefault", s.newStarterDefault()),
                f.oneOf("certificate", CertificateRule.class, s.certificate()),
                f.flag("acceptsDocuments", s.acceptsDocuments()),
                f.optionalId("renewWith", s.renewWith()));
        f.check();
        return patched;
    }

    private static Validity validity(Fields f, Validity v) {
        String until = f.optionalText("validUntil", v.untilText());
        if (until != null && Validity.day(until) == null) {
            f.add(new BadInput("validUntil", "Give month and day of each year, such as 03-31."));
        }
        return new Validity(
                f.optionalNumber("validityMonths", v.months()),
                until == null ? null : Validity.day(until),
                f.number("validAtLeastDays", v.atLeastDays(), Validity.AT_LEAST_DAYS),
                f.flag("keepAnniversary", v.keepsAnniversary()),
                f.number("renewalWindowDays", v.windowDays(), Validity.WINDOW_DAYS),
                f.number("graceDays", v.graceDays(), 0));
    }

    /** How a change is made: {@code dueFor} (NEW or OPEN) says whom a changed due rule moves. */
    static ContentRules.How how(JsonNode body, int confirm) {
        Fields f = new Fields(body);
        ContentRules.How how = new ContentRules.How(f.oneOf("dueFor", DueFor.class, DueFor.NEW), f.remarks(), confirm);
        f.check();
        return how;
    }

    private static @Nullable DueRule due(Fields f, JsonNode body, @Nullable DueRule now) {
        try {
            DueRule due = body.has("due") ? DueRuleJson.read(body.get("due"), "due") : now;
            return due instanceof DueRule.NoDate ? null : due;
        } catch (BadInput e) {
            f.add(e);
            return now;
        }
    }

    static @Nullable ContentStatus status(JsonNode body) {
        if (!body.has("status")) {
            return null;
        }
        Fields f = new Fields(body);
        ContentStatus status = f.oneOf("status", ContentStatus.class, ContentStatus.DRAFT);
        f.check();
        return status;
    }

    /** @param dueMoved people whose open due date moves; the rest counts people, each once per kind of change */
    @Schema(name = "SettingsEffect")
    record Effect(int gain, int added, int lose, int kept, int dueMoved, List<One> sample) {}

    @Schema(name = "SettingsEffectOne")
    record One(String personId, String name, RuleEffect.Change change) {}

    static Effect effect(ContentRules.Done d) {
        RuleEffect e = d.effect();
        return new Effect(
                e.gain(),
                e.added(),
                e.lose(),
                e.kept(),
                d.dueMoved(),
                e.sample().stream()
                        .map(o -> new One(String.valueOf(o.personId()), o.name(), o.change()))
                        .toList());
    }
}
