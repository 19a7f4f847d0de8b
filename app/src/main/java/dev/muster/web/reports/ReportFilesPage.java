package dev.muster.web.reports;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.reporting.TooLarge;
import dev.muster.reporting.files.Report;
import dev.muster.reporting.files.ReportExports;
import dev.muster.reporting.files.ReportTables;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.tables.Table;
import dev.muster.tables.TableFile;
import dev.muster.web.TableDownload;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The reports as files: small ones at once, large ones as a job. */
@Controller
@Allowed(Permission.SEE_PEOPLE)
class ReportFilesPage {
    /** Where large exports are asked for. */
    static final String EXPORTS = "/admin/reports/exports";

    private final ReportTables tables;
    private final ReportExports exports;

    ReportFilesPage(ReportTables tables, ReportExports exports) {
        this.tables = tables;
        this.exports = exports;
    }

    @GetMapping({ComplianceQuery.AT + ".csv", ComplianceQuery.AT + ".xlsx"})
    void compliance(
            Actor actor,
            HttpServletRequest request,
            @RequestParam MultiValueMap<String, String> asked,
            HttpServletResponse response) {
        send(actor, Report.COMPLIANCE, asked, request, response);
    }

    @GetMapping({ComplianceQuery.AT + "/names.csv", ComplianceQuery.AT + "/names.xlsx"})
    void names(
            Actor actor,
            HttpServletRequest request,
            @RequestParam MultiValueMap<String, String> asked,
            HttpServletResponse response) {
        send(actor, Report.NAMES, asked, request, response);
    }

    @GetMapping({MatrixView.AT + ".csv", MatrixView.AT + ".xlsx"})
    void matrix(
            Actor actor,
            HttpServletRequest request,
            @RequestParam MultiValueMap<String, String> asked,
            HttpServletResponse response) {
        send(actor, Report.MATRIX, asked, request, response);
    }

    @GetMapping({RecordsView.AT + ".csv", RecordsView.AT + ".xlsx"})
    void records(
            Actor actor,
            HttpServletRequest request,
            @RequestParam MultiValueMap<String, String> asked,
            HttpServletResponse response) {
        send(actor, Report.TRAINING, asked, request, response);
    }

    private void send(
            Actor actor,
            Report report,
            MultiValueMap<String, String> asked,
            HttpServletRequest request,
            HttpServletResponse response) {
        Table table;
        try {
            table = tables.small(actor, report, ReportWords.asked(asked));
        } catch (TooLarge e) {
            throw new BadInput("filter", String.valueOf(e.getMessage()));
        }
        TableDownload.send(table, TableDownload.format(request), response);
    }

    /** @param report its word; the other fields are the report's own */
    @PostMapping(EXPORTS)
    String export(
            Actor actor,
            @RequestParam String report,
            @RequestParam String format,
            @RequestParam MultiValueMap<String, String> asked) {
        Report which =
                Report.of(report).orElseThrow(() -> new BadInput("report", "There is no report “" + report + "”."));
        MultiValueMap<String, String> own = new LinkedMultiValueMap<>(asked);
        List.of("report", "format", "_csrf").forEach(own::remove);
        return "redirect:/admin/jobs/"
                + exports.queue(actor, which, ReportWords.asked(own), TableFile.Format.named(format))
                        .id();
    }
}
