package dev.muster.api.library;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.Items;
import dev.muster.api.Shaped;
import dev.muster.audience.Scopes;
import dev.muster.audience.VisibleNames;
import dev.muster.edge.Lists;
import dev.muster.library.ContentRef.Kind;
import dev.muster.library.Course;
import dev.muster.library.drafts.Courses;
import dev.muster.library.versions.CourseText;
import dev.muster.shared.Actor;
import dev.muster.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The library: courses, their settings, drafts and versions. */
@RestController
@RequestMapping("/api/v1/courses")
class CoursesResource {
    private final LibraryActs acts;
    private final Courses courses;
    private final CourseText texts;
    private final Scopes scopes;

    CoursesResource(LibraryActs acts, Courses courses, CourseText texts, Scopes scopes) {
        this.scopes = scopes;
        this.acts = acts;
        this.courses = courses;
        this.texts = texts;
    }

    /** Managers see the titles of what they may assign; the library's readers see all with their steps. */
    @Operation(operationId = "listCourses", summary = "Lists courses")
    @GetMapping
    @Allowed(Permission.SEE_CONTENT)
    Page<CourseJson.Answer> list(
            Actor actor,
            @RequestParam(defaultValue = "") String search,
            @RequestParam(required = false) @Nullable List<String> status,
            Lists.Ask ask) {
        VisibleNames visible = scopes.visibleNames(actor);
        return acts.list(actor, Kind.COURSE, search, status, ask)
                .map(c -> CourseJson.answer((Course) c, LibraryActs.readsText(actor), visible));
    }

    @Operation(operationId = "createCourse", summary = "Creates a course, and publishes it where it is sent as ACTIVE")
    @PostMapping
    @Allowed(Permission.EDIT_LIBRARY)
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<CourseJson.Answer> create(
            Actor actor,
            @RequestBody @Shaped(CourseBody.class) JsonNode body,
            @RequestParam(defaultValue = "0") int confirm) {
        Course made = (Course) acts.create(actor, Kind.COURSE, body, confirm);
        return ResponseEntity.created(URI.create("/api/v1/courses/" + made.id()))
                .body(CourseJson.answer(made, true, scopes.visibleNames(actor)));
    }

    @Operation(operationId = "getCourse", summary = "Shows one course with its steps")
    @GetMapping("/{id}")
    @Allowed(Permission.SEE_LIBRARY)
    CourseJson.Answer get(Actor actor, @PathVariable int id) {
        return CourseJson.answer(courses.get(id), true, scopes.visibleNames(actor));
    }

    /** Settings; {@code status} archives and activates; {@code steps} replaces the draft, which publish publishes. */
    @Operation(operationId = "changeCourse", summary = "Changes the settings or the draft of a course")
    @PatchMapping("/{id}")
    @Allowed(Permission.EDIT_LIBRARY)
    CourseJson.Answer change(
            Actor actor,
            @PathVariable int id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Shaped(value = CourseBody.class, merged = true) JsonNode body,
            @RequestParam(defaultValue = "0") int confirm) {
        return CourseJson.answer(
                (Course) acts.change(actor, Kind.COURSE, id, ifMatch, body, confirm), true, scopes.visibleNames(actor));
    }

    /** What PATCH with this body would do to people; nothing is written. */
    @Operation(
            operationId = "previewCourse",
            summary = "Says what a change of settings would do to people; nothing is written")
    @PostMapping("/{id}/preview")
    @Allowed(Permission.CHANGE_RULES)
    LibraryJson.Effect preview(
            Actor actor,
            @PathVariable int id,
            @RequestBody @Shaped(value = CourseBody.class, merged = true) JsonNode body) {
        return LibraryJson.effect(acts.preview(actor, Kind.COURSE, id, body));
    }

    /** The next version: of the steps sent, else of the draft. */
    @Operation(operationId = "publishCourse", summary = "Publishes the next version of a course")
    @PostMapping("/{id}/publish")
    @Allowed(Permission.EDIT_LIBRARY)
    CourseJson.Answer publish(
            Actor actor,
            @PathVariable int id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody @Shaped(CoursePublishBody.class) JsonNode body) {
        return CourseJson.answer(
                (Course) acts.publish(actor, Kind.COURSE, id, ifMatch, body), true, scopes.visibleNames(actor));
    }

    @Operation(operationId = "listCourseVersions", summary = "Lists the versions of a course")
    @GetMapping("/{id}/versions")
    @Allowed(Permission.SEE_LIBRARY)
    Items<CourseJson.Text> versions(@PathVariable int id) {
        return new Items<>(texts.versions(courses.get(id).id()).stream()
                .map(CourseJson::version)
                .toList());
    }

    @Operation(operationId = "getCourseVersion", summary = "Shows one version with its steps")
    @GetMapping("/{id}/versions/{n}")
    @Allowed(Permission.SEE_LIBRARY)
    CourseJson.Text version(@PathVariable int id, @PathVariable int n) {
        return CourseJson.version(texts.version(id, n));
    }
}
