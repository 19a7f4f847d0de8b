package dev.muster.api.training;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.ContentJson;
import dev.muster.assignment.lists.AssignmentsFilter;
import dev.muster.assignment.lists.AssignmentsGrid;
import dev.muster.assignment.lists.InsideGrid;
import dev.muster.assignment.rules.Status;
import dev.muster.audience.PastDays;
import dev.muster.audience.Scopes;
import dev.muster.edge.Lists;
import dev.muster.library.ContentRefs;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Everybody who has a course or module, as far as the caller may see them. */
@RestController
class CourseAssignmentsResource {
    private final AssignmentsGrid grid;
    private final ContentRefs contents;
    private final Scopes scopes;
    private final TrainingJsons json;
    private final InsideGrid insides;

    private final PastDays days;

    CourseAssignmentsResource(
            AssignmentsGrid grid,
            ContentRefs contents,
            Scopes scopes,
            TrainingJsons json,
            InsideGrid insides,
            PastDays days) {
        this.days = days;
        this.json = json;
        this.insides = insides;
        this.grid = grid;
        this.contents = contents;
        this.scopes = scopes;
    }

    /** What the list of a course is narrowed to. */
    record CourseQuery(
            @Nullable String search,
            @Nullable List<Status> status,
            @Nullable List<String> location,
            @Nullable String inside,
            @Nullable Integer upToVersion,
            @Nullable LocalDate asOf) {
        /** @throws BadInput naming {@code inside}, or {@code asOf} */
        boolean isInside() {
            if (inside != null && !inside.equals("modules")) {
                throw new BadInput("inside", "Use modules, or leave it out.");
            }
            if (inside != null && asOf != null) {
                throw new BadInput("asOf", "Courses inside modules are listed as of now. Leave out one of both.");
            }
            return inside != null;
        }

        AssignmentsFilter filter() {
            return new ModuleQuery(search, status, location, upToVersion, asOf).filter();
        }
    }

    /** What the list of a module is narrowed to. */
    record ModuleQuery(
            @Nullable String search,
            @Nullable List<Status> status,
            @Nullable List<String> location,
            @Nullable Integer upToVersion,
            @Nullable LocalDate asOf) {
        AssignmentsFilter filter() {
            return new AssignmentsFilter(
                    search == null ? "" : search,
                    status == null ? List.of() : status,
                    location == null ? List.of() : location,
                    List.of(),
                    upToVersion);
        }
    }

    /** {@code inside=modules}: who has the course inside a module, a row for each such module. */
    @Operation(operationId = "listCourseAssignments", summary = "Lists who has a course")
    @GetMapping("/api/v1/courses/{id}/assignments")
    @Allowed(Permission.SEE_PEOPLE)
    Page<AssignmentJson> ofCourse(Actor actor, @PathVariable int id, @ModelAttribute CourseQuery asked, Lists.Ask ask) {
        contents.require(actor, id);
        if (asked.isInside()) {
            return insides.page(id, asked.filter(), scopes.condition(actor), ask.cursor(), ask.limit())
                    .map(r -> new AssignmentJson(
                            new AssignmentJson.Person(String.valueOf(r.personId()), r.name()),
                            ContentJson.of(r.module().content()),
                            TrainingJson.part(r.module(), r.course())));
        }
        return days.read(actor, asked.asOf(), () -> page(actor, id, asked.filter(), ask));
    }

    @Operation(operationId = "listModuleAssignments", summary = "Lists who has a module")
    @GetMapping("/api/v1/modules/{id}/assignments")
    @Allowed(Permission.SEE_PEOPLE)
    Page<AssignmentJson> ofModule(Actor actor, @PathVariable int id, @ModelAttribute ModuleQuery asked, Lists.Ask ask) {
        contents.require(actor, id);
        return days.read(actor, asked.asOf(), () -> page(actor, id, asked.filter(), ask));
    }

    private Page<AssignmentJson> page(Actor actor, int id, AssignmentsFilter filter, Lists.Ask ask) {
        return grid.page(id, filter, scopes.condition(actor), ask.cursor(), ask.limit())
                .mapAll(json::assignments);
    }
}
