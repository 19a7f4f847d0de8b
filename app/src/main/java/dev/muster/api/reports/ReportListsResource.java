package dev.muster.api.reports;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.ContentJson;
import dev.muster.api.people.AttributeFilters;
import dev.muster.api.training.AssignmentJson;
import dev.muster.api.training.TrainingJsons;
import dev.muster.assignment.Training;
import dev.muster.assignment.rules.Status;
import dev.muster.edge.Lists;
import dev.muster.reporting.ComplianceNamesGrid.Place;
import dev.muster.reporting.ComplianceNamesGrid.Row;
import dev.muster.reporting.Matrices;
import dev.muster.reporting.Matrix;
import dev.muster.reporting.TrainingRecords;
import dev.muster.reporting.rules.ComplianceStatus;
import dev.muster.shared.Actor;
import dev.muster.shared.Page;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Reports that are lists: every assignment, and who is missing what. */
@RestController
@RequestMapping("/api/v1/reports")
@Allowed(Permission.SEE_PEOPLE)
class ReportListsResource {
    private final TrainingRecords records;
    private final Matrices matrices;
    private final TrainingJsons json;

    ReportListsResource(TrainingRecords records, Matrices matrices, TrainingJsons json) {
        this.records = records;
        this.matrices = matrices;
        this.json = json;
    }

    /** By name, then content. A total of 10,000 stands for that many or more. */
    @Operation(operationId = "reportTraining", summary = "Lists every assignment of everybody, required or not")
    @GetMapping("/training")
    Page<AssignmentJson> training(
            Actor actor,
            @ModelAttribute ReportQuery asked,
            @RequestParam(required = false) @Nullable List<Status> status,
            AttributeFilters people,
            Lists.Ask ask) {
        Set<Status> statuses = EnumSet.noneOf(Status.class);
        if (status != null) {
            status.stream().filter(Objects::nonNull).forEach(statuses::add);
        }
        return records.page(actor, asked.filter(people), statuses, new Place(ask.cursor(), ask.limit()))
                .mapAll(json::assignments);
    }

    /** @param cells of what the person must do; others are not required */
    record MatrixPerson(AssignmentJson.Person person, int notMet, List<MatrixCell> cells) {
        static MatrixPerson of(Matrix.Person p, List<ContentJson> contents) {
            return new MatrixPerson(
                    new AssignmentJson.Person(String.valueOf(p.id()), p.name()),
                    p.notMet(),
                    contents.stream()
                            .map(c -> p.cells().get(Integer.valueOf(c.id())))
                            .filter(Objects::nonNull)
                            .map(MatrixCell::of)
                            .toList());
        }
    }

    /** @param counts as one of the seven that add up */
    record MatrixCell(
            String contentId,
            ComplianceStatus counts,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate expiresOn,
            @Nullable LocalDate countsUntil) {
        static MatrixCell of(Row r) {
            Training t = r.training();
            return new MatrixCell(
                    String.valueOf(r.contentId()),
                    r.status(),
                    t == null ? null : t.dueOn(),
                    t == null ? null : t.expiresOn(),
                    t == null ? null : t.countsUntil());
        }
    }

    record MatrixAnswer(
            LocalDate asOf,
            List<ContentJson> contents,
            List<MatrixPerson> items,
            @Nullable String nextCursor,
            @Nullable Integer total) {}

    /** Who has most not met comes first. */
    @Operation(operationId = "reportMatrix", summary = "Lists what each person must do, and what of it is missing")
    @GetMapping("/matrix")
    MatrixAnswer matrix(
            Actor actor,
            @RequestParam(defaultValue = "false") boolean notMet,
            @ModelAttribute ReportQuery asked,
            AttributeFilters people,
            Lists.Ask ask) {
        Matrix matrix = matrices.of(actor, asked.filter(people), notMet, new Place(ask.cursor(), ask.limit()));
        List<ContentJson> contents =
                matrix.contents().stream().map(ContentJson::of).toList();
        return new MatrixAnswer(
                matrix.asOf(),
                contents,
                matrix.people().items().stream()
                        .map(p -> MatrixPerson.of(p, contents))
                        .toList(),
                matrix.people().nextCursor(),
                matrix.people().total());
    }
}
