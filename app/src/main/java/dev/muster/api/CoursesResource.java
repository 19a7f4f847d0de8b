package dev.muster.api;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.assignment.ContentRules;
import dev.muster.assignment.RuleEffect;
import dev.muster.assignment.Visibility;
import dev.muster.edge.Lists;
import dev.muster.library.ContentStatus;
import dev.muster.library.Course;
import dev.muster.library.CourseSettings;
import dev.muster.library.CourseText;
import dev.muster.library.Courses;
import dev.muster.library.Drafts;
import dev.muster.library.LibraryGrid;
import dev.muster.library.Step;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Conflict;
import dev.muster.shared.Page;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The library: courses, their settings, drafts and versions. */
@RestController
@RequestMapping("/api/v1/courses")
class CoursesResource {
    private static final Set<String> PUBLISH = Set.of("note", "steps", "minor", "reassign");
    private final Courses courses;
    private final ContentRules rules;
    private final Drafts drafts;
    private final CourseText texts;
    private final LibraryGrid grid;
    private final Visibility visibility;
    private final TransactionOperations together;

    CoursesResource(
            Courses courses,
            ContentRules rules,
            Drafts drafts,
            CourseText texts,
            LibraryGrid grid,
            Visibility visibility,
            TransactionOperations together) {
        this.courses = courses;
        this.rules = rules;
        this.drafts = drafts;
        this.texts = texts;
        this.grid = grid;
        this.visibility = visibility;
        this.together = together;
    }

    /** Managers see the titles of what they may assign; the library's readers see all with their steps. */
    @GetMapping
    @Allowed(Permission.SEE_CONTENT)
    Page<CourseJson.Answer> list(
            Actor actor,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(required = false) @Nullable List<String> status,
            Lists.Ask ask) {
        boolean library = Permission.SEE_LIBRARY.isOf(actor.level());
        var query = new LibraryGrid.Query(search, statuses(status), !library);
        return grid.page(query, ask.limit(), ask.cursor()).map(c -> CourseJson.answer(c, library));
    }

    @PostMapping
    @Allowed(Permission.EDIT_LIBRARY)
    ResponseEntity<CourseJson.Answer> create(
            Actor actor, @RequestBody JsonNode body, @RequestParam(defaultValue = "0") int confirm) {
        CourseJson.known(body);
        ContentRules.How how = CourseJson.how(body, confirm);
        CourseSettings settings = CourseJson.patch(CourseSettings.named(""), body);
        List<Step> steps = CourseJson.steps(body);
        ContentStatus status = CourseJson.status(body);
        if (status == ContentStatus.ARCHIVED) {
            throw new BadInput("status", "A new course is a DRAFT or ACTIVE.");
        }
        Course made = inOne(() -> {
            visible(body, settings);
            Course c = courses.create(actor, settings.given(false, false), steps == null ? List.of() : steps);
            if (status == ContentStatus.ACTIVE) {
                drafts.publish(actor, c.id(), null, null, false);
            }
            rules.change(actor, c.id(), null, s -> s.given(settings.mandatory(), settings.newStarterDefault()), how);
            return courses.get(c.id());
        });
        return ResponseEntity.created(URI.create("/api/v1/courses/" + made.id()))
                .body(CourseJson.answer(made, true));
    }

    @GetMapping("/{id}")
    @Allowed(Permission.SEE_LIBRARY)
    CourseJson.Answer get(@PathVariable int id) {
        return CourseJson.answer(courses.get(id), true);
    }

    /** Settings; {@code status} archives and activates; {@code steps} replaces the draft, which publish publishes. */
    @PatchMapping("/{id}")
    @Allowed(Permission.EDIT_LIBRARY)
    CourseJson.Answer change(
            Actor actor,
            @PathVariable int id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode body,
            @RequestParam(defaultValue = "0") int confirm) {
        Integer edits = IfMatch.version(ifMatch);
        courses.get(id);
        CourseJson.known(body);
        ContentRules.How how = CourseJson.how(body, confirm);
        List<Step> steps = CourseJson.steps(body);
        ContentStatus status = CourseJson.status(body);
        return CourseJson.answer(
                inOne(() -> {
                    rules.change(actor, id, edits, s -> visible(body, CourseJson.patch(s, body)), how);
                    if (steps != null) {
                        drafts.replace(actor, id, null, steps);
                    }
                    return status == null ? courses.get(id) : move(actor, id, status);
                }),
                true);
    }

    /** @param dueMoved people whose open due date moves; the rest counts people, each once per kind of change */
    @Schema(name = "CourseEffect")
    record Effect(int gain, int added, int lose, int kept, int dueMoved, List<One> sample) {}

    @Schema(name = "CourseEffectOne")
    record One(String personId, String name, RuleEffect.Change change) {}

    /** What PATCH with this body would do to people; nothing is written. */
    @PostMapping("/{id}/preview")
    @Allowed(Permission.CHANGE_RULES)
    Effect preview(Actor actor, @PathVariable int id, @RequestBody JsonNode body) {
        courses.get(id);
        CourseJson.known(body);
        ContentRules.Done d = rules.preview(
                actor,
                id,
                s -> CourseJson.patch(s, body),
                CourseJson.how(body, 0).dueFor());
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

    /** A visibility that is sent has to be one that can be evaluated. */
    private CourseSettings visible(JsonNode body, CourseSettings settings) {
        if (body.has("visibility")) {
            visibility.prepare(settings.visibility());
        }
        return settings;
    }

    private Course move(Actor actor, int id, ContentStatus to) {
        return switch (to) {
            case ACTIVE -> courses.activate(actor, id, null);
            case ARCHIVED -> courses.archive(actor, id, null);
            case DRAFT -> {
                Course c = courses.get(id);
                if (c.status() != ContentStatus.DRAFT) {
                    throw new Conflict("A published course does not become a draft again. Archive it instead.");
                }
                yield c;
            }
        };
    }

    /** The next version: of the steps sent, else of the draft. */
    @PostMapping("/{id}/publish")
    @Allowed(Permission.EDIT_LIBRARY)
    CourseJson.Answer publish(
            Actor actor,
            @PathVariable int id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody JsonNode body) {
        courses.get(id);
        Fields.known(body, "A publish", PUBLISH, Set.of());
        Integer edits = IfMatch.version(ifMatch);
        List<Step> steps = CourseJson.steps(body);
        Fields f = new Fields(body);
        String note = f.optionalText("note", null);
        boolean minor = f.flag("minor", false);
        f.check();
        if (body.has("reassign") && !body.path("reassign").isNull()) {
            throw new BadInput("reassign", "Publishing can't reassign yet. Publish first, then assign again.");
        }
        return CourseJson.answer(
                inOne(() -> {
                    if (steps != null) {
                        drafts.replace(actor, id, edits, steps);
                    }
                    return drafts.publish(actor, id, steps == null ? edits : null, note, minor);
                }),
                true);
    }

    record Versions(List<CourseJson.Version> items) {}

    @GetMapping("/{id}/versions")
    @Allowed(Permission.SEE_LIBRARY)
    Versions versions(@PathVariable int id) {
        courses.get(id);
        return new Versions(texts.versions(id).stream()
                .map(v -> CourseJson.version(v, false))
                .toList());
    }

    @GetMapping("/{id}/versions/{n}")
    @Allowed(Permission.SEE_LIBRARY)
    CourseJson.Version version(@PathVariable int id, @PathVariable int n) {
        return CourseJson.version(texts.version(id, n), true);
    }

    private Course inOne(Supplier<Course> act) {
        return Objects.requireNonNull(together.execute(tx -> act.get()));
    }

    private static List<ContentStatus> statuses(@Nullable List<String> names) {
        List<ContentStatus> statuses = new ArrayList<>();
        for (String name : names == null ? List.<String>of() : names) {
            try {
                statuses.add(ContentStatus.valueOf(name));
            } catch (IllegalArgumentException e) {
                throw new BadInput("status", "Use DRAFT, ACTIVE or ARCHIVED.");
            }
        }
        return statuses;
    }
}
