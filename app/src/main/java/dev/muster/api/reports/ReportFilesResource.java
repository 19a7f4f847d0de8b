package dev.muster.api.reports;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.api.JobAnswer;
import dev.muster.api.MadeFile;
import dev.muster.api.Shaped;
import dev.muster.api.people.AttributeFilters;
import dev.muster.assignment.rules.Status;
import dev.muster.edge.Download;
import dev.muster.reporting.Asked;
import dev.muster.reporting.TooLarge;
import dev.muster.reporting.files.Report;
import dev.muster.reporting.files.ReportExports;
import dev.muster.reporting.files.ReportTables;
import dev.muster.shared.Actor;
import dev.muster.shared.NotThere;
import dev.muster.tables.Table;
import dev.muster.tables.TableFile;
import dev.muster.work.Job;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** The reports as files: what is small at once, what is large as a job with a download. */
@RestController
@RequestMapping("/api/v1/reports")
@Allowed(Permission.SEE_PEOPLE)
class ReportFilesResource {
    private final ReportTables tables;
    private final ReportExports exports;
    private final JobAnswer jobs;
    private final JsonMapper json;

    ReportFilesResource(ReportTables tables, ReportExports exports, JobAnswer jobs, JsonMapper json) {
        this.tables = tables;
        this.exports = exports;
        this.jobs = jobs;
        this.json = json;
    }

    /** More than 10,000 rows answer 202 with the job that makes the file. */
    @Operation(operationId = "exportTrainingCsv", summary = "Sends every assignment as a row, as CSV")
    @GetMapping("/training.csv")
    @Shaped(Resource.class)
    void trainingCsv(
            Actor actor,
            @RequestParam(required = false) @Nullable List<Status> status,
            @ModelAttribute ReportQuery asked,
            AttributeFilters people,
            HttpServletResponse response) {
        send(
                actor,
                Report.TRAINING,
                asked.asked(people, Map.of("status", words(status))),
                TableFile.Format.CSV,
                response);
    }

    /** More than 10,000 rows answer 202 with the job that makes the file. */
    @Operation(operationId = "exportTrainingXlsx", summary = "Sends every assignment as a row, as an Excel file")
    @GetMapping("/training.xlsx")
    @Shaped(Resource.class)
    void trainingXlsx(
            Actor actor,
            @RequestParam(required = false) @Nullable List<Status> status,
            @ModelAttribute ReportQuery asked,
            AttributeFilters people,
            HttpServletResponse response) {
        send(
                actor,
                Report.TRAINING,
                asked.asked(people, Map.of("status", words(status))),
                TableFile.Format.XLSX,
                response);
    }

    @Operation(operationId = "exportComplianceCsv", summary = "Sends the numbers of the compliance report, as CSV")
    @GetMapping("/compliance.csv")
    @Shaped(Resource.class)
    void complianceCsv(
            Actor actor,
            @ModelAttribute Crossed.Query crossed,
            @ModelAttribute ReportQuery asked,
            AttributeFilters people,
            HttpServletResponse response) {
        send(
                actor,
                Report.COMPLIANCE,
                asked.asked(people, Crossed.of(crossed).asked()),
                TableFile.Format.CSV,
                response);
    }

    @Operation(
            operationId = "exportComplianceXlsx",
            summary = "Sends the numbers of the compliance report, as an Excel file")
    @GetMapping("/compliance.xlsx")
    @Shaped(Resource.class)
    void complianceXlsx(
            Actor actor,
            @ModelAttribute Crossed.Query crossed,
            @ModelAttribute ReportQuery asked,
            AttributeFilters people,
            HttpServletResponse response) {
        send(
                actor,
                Report.COMPLIANCE,
                asked.asked(people, Crossed.of(crossed).asked()),
                TableFile.Format.XLSX,
                response);
    }

    /** More than 2,000 people answer 202 with the job that makes the file. */
    @Operation(operationId = "exportMatrixCsv", summary = "Sends the matrix, a row for each person, as CSV")
    @GetMapping("/matrix.csv")
    @Shaped(Resource.class)
    void matrixCsv(
            Actor actor,
            @RequestParam(defaultValue = "false") boolean notMet,
            @ModelAttribute ReportQuery asked,
            AttributeFilters people,
            HttpServletResponse response) {
        send(actor, Report.MATRIX, asked.asked(people, only(notMet)), TableFile.Format.CSV, response);
    }

    /** More than 2,000 people answer 202 with the job that makes the file. */
    @Operation(operationId = "exportMatrixXlsx", summary = "Sends the matrix, a row for each person, as an Excel file")
    @GetMapping("/matrix.xlsx")
    @Shaped(Resource.class)
    void matrixXlsx(
            Actor actor,
            @RequestParam(defaultValue = "false") boolean notMet,
            @ModelAttribute ReportQuery asked,
            AttributeFilters people,
            HttpServletResponse response) {
        send(actor, Report.MATRIX, asked.asked(people, only(notMet)), TableFile.Format.XLSX, response);
    }

    /**
     * What one of the reports is asked beside.
     *
     * @param format csv or xlsx; without it: csv
     * @param by of compliance
     * @param and of compliance
     * @param status of training
     * @param notMet of the matrix: only people with something not met
     */
    record ExportQuery(
            @Nullable String format,
            @Nullable String by,
            @Nullable String and,
            @Nullable List<Status> status,
            @Nullable Boolean notMet) {
        Map<String, List<String>> asked(Report report) {
            return switch (report) {
                case COMPLIANCE, NAMES -> Crossed.of(new Crossed.Query(by, and)).asked();
                case QUESTIONS -> Map.of();
                case MATRIX -> only(Boolean.TRUE.equals(notMet));
                case TRAINING -> Map.of("status", words(status));
            };
        }
    }

    /**
     * Reports: {@code compliance}, {@code compliance-names}, {@code matrix}, {@code training}, {@code questions} (of one {@code content}); each with its own filters. The
     * job's result says where the file is.
     */
    @Operation(operationId = "exportReport", summary = "Makes a file of a report as a job, however large")
    @PostMapping("/{name}/exports")
    @Shaped(MadeFile.class)
    ResponseEntity<Object> export(
            Actor actor,
            @PathVariable String name,
            @ModelAttribute ExportQuery own,
            @ModelAttribute ReportQuery asked,
            AttributeFilters people,
            @RequestParam(defaultValue = "false") boolean wait) {
        Report report = Report.of(name).orElseThrow(() -> new NotThere("report"));
        Job job = exports.queue(
                actor,
                report,
                asked.asked(people, own.asked(report)),
                TableFile.Format.named(Objects.requireNonNullElse(own.format(), "csv")));
        return jobs.of(actor, job, wait, "The export was stopped.");
    }

    private void send(Actor actor, Report report, Asked asked, TableFile.Format format, HttpServletResponse response) {
        try {
            try {
                Table table = tables.small(actor, report, asked);
                response.setContentType(format.mediaType());
                response.setHeader("Content-Disposition", Download.attachment(table.fileName(format)));
                table.writeTo(format, response.getOutputStream());
            } catch (TooLarge e) {
                ResponseEntity<Object> taken = jobs.of(actor, exports.queue(actor, report, asked, format), false, "");
                response.setStatus(taken.getStatusCode().value());
                taken.getHeaders().forEach((name, values) -> response.setHeader(name, values.getFirst()));
                response.setContentType("application/json");
                json.writeValue(response.getOutputStream(), taken.getBody());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, List<String>> only(boolean notMet) {
        return Map.of("notMet", List.of(String.valueOf(notMet)));
    }

    private static List<String> words(@Nullable List<Status> statuses) {
        return statuses == null
                ? List.of()
                : statuses.stream().filter(Objects::nonNull).map(Enum::name).toList();
    }
}
