package dev.muster.api;

import dev.muster.assignment.ContentRules;
import dev.muster.assignment.DueFor;
import dev.muster.library.AssignableBy;
import dev.muster.library.ContentStatus;
import dev.muster.library.Course;
import dev.muster.library.CourseSettings;
import dev.muster.library.CourseVersion;
import dev.muster.library.Step;
import dev.muster.shared.AudienceJson;
import dev.muster.shared.BadInput;
import dev.muster.shared.DueRule;
import dev.muster.shared.DueRuleJson;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A course in the shape of api.md, both ways. */
final class CourseJson {
    static final Set<String> READ_ONLY = Set.of(
            "id", "kind", "version", "edits", "draft", "unpublishedChanges", "createdAt", "updatedAt", "publishedAt");
    private static final Set<String> WRITABLE = Set.of(
            "title",
            "description",
            "status",
            "steps",
            "tags",
            "language",
            "mandatory",
            "newStarterDefault",
            "validityMonths",
            "renewalWindowDays",
            "due",
            "visibility",
            "assignableBy",
            "dueFor",
            "note",
            "approvedBy");

    private CourseJson() {}

    /**
     * @param version the published version
     * @param steps of the published version, before the first of the draft
     * @param draft what the next publish would publish, where it differs
     * @param edits what If-Match compares
     */
    @Schema(name = "Course")
    record Answer(
            String id,
            String kind,
            String title,
            String description,
            ContentStatus status,
            int version,
            int edits,
            List<StepJson.Answer> steps,
            @Nullable List<StepJson.Answer> draft,
            List<String> tags,
            @Nullable String language,
            boolean mandatory,
            boolean newStarterDefault,
            @Nullable Integer validityMonths,
            int renewalWindowDays,
            @Nullable ObjectNode due,
            ObjectNode visibility,
            AssignableBy assignableBy,
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant publishedAt) {}

    /** @param withText false for those who may know the course, but not read the library */
    static Answer answer(Course c, boolean withText) {
        CourseSettings s = c.settings();
        boolean draft = withText && c.version() > 0 && c.hasUnpublishedChanges();
        return new Answer(
                String.valueOf(c.id()),
                "COURSE",
                s.title(),
                s.description(),
                c.status(),
                c.version(),
                c.edits(),
                withText ? StepJson.answers(c.shown()) : List.of(),
                draft ? StepJson.answers(c.draft()) : null,
                s.tags(),
                s.language(),
                s.mandatory(),
                s.newStarterDefault(),
                s.validityMonths(),
                s.renewalWindowDays(),
                s.due() == null ? null : DueRuleJson.tree(s.due()),
                AudienceJson.tree(s.visibility()),
                s.assignableBy(),
                c.createdAt(),
                c.updatedAt(),
                c.publishedAt());
    }

    record Version(
            String courseId,
            int version,
            Instant publishedAt,
            String publishedBy,
            @Nullable String note,
            boolean minor,
            @Nullable List<StepJson.Answer> steps) {}

    static Version version(CourseVersion v, boolean withText) {
        return new Version(
                String.valueOf(v.contentId()),
                v.version(),
                v.publishedAt(),
                v.publishedBy(),
                v.note(),
                v.minor(),
                withText ? StepJson.answers(v.steps()) : null);
    }

    /** Refuses fields that no course has, all at once. */
    static JsonNode known(JsonNode body) {
        return Fields.known(body, "A course", WRITABLE, READ_ONLY);
    }

    /** The settings with the fields that the body names replaced (merge patch; null clears or sets back). */
    static CourseSettings patch(CourseSettings s, JsonNode body) {
        Fields f = new Fields(body);
        CourseSettings patched = new CourseSettings(
                f.text("title", s.title()),
                f.text("description", s.description()),
                f.texts("tags", s.tags()),
                f.optionalText("language", s.language()),
                f.optionalNumber("validityMonths", s.validityMonths()),
                f.number("renewalWindowDays", s.renewalWindowDays(), 30),
                due(f, body, s.due()),
                body.has("visibility") && !body.path("visibility").isNull()
                        ? AudienceJson.read(body.get("visibility"), "visibility")
                        : s.visibility(),
                f.oneOf("assignableBy", AssignableBy.class, s.assignableBy()),
                f.flag("mandatory", s.mandatory()),
                f.flag("newStarterDefault", s.newStarterDefault()));
        f.check();
        return patched;
    }

    /** How a change is made: {@code dueFor} (NEW or OPEN) says whom a changed due rule moves. */
    static ContentRules.How how(JsonNode body, int confirm) {
        Fields f = new Fields(body);
        ContentRules.How how = new ContentRules.How(
                f.oneOf("dueFor", DueFor.class, DueFor.NEW),
                f.optionalText("note", null),
                f.optionalText("approvedBy", null),
                confirm);
        f.check();
        return how;
    }

    private static @Nullable DueRule due(Fields f, JsonNode body, @Nullable DueRule now) {
        try {
            return body.has("due") ? DueRuleJson.read(body.get("due"), "due") : now;
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

    /** Null where the body has none. */
    static @Nullable List<Step> steps(JsonNode body) {
        return body.has("steps") ? StepJson.read(body.get("steps"), "steps") : null;
    }
}
