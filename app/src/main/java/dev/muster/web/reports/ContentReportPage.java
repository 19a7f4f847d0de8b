package dev.muster.web.reports;

import dev.muster.access.Allowed;
import dev.muster.access.Permission;
import dev.muster.reporting.Asked;
import dev.muster.reporting.content.ContentReports;
import dev.muster.reporting.files.Report;
import dev.muster.reporting.files.ReportTables;
import dev.muster.shared.Actor;
import dev.muster.web.TableDownload;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Tab Report of a course or module. */
@Controller
class ContentReportPage {
    private final ContentReports reports;
    private final ReportTables tables;

    ContentReportPage(ContentReports reports, ReportTables tables) {
        this.reports = reports;
        this.tables = tables;
    }

    @GetMapping({"/admin/courses/{id}/report", "/admin/modules/{id}/report"})
    @Allowed(Permission.SEE_PEOPLE)
    String show(Actor actor, @PathVariable int id, Model model) {
        model.addAttribute("view", new ContentReportView(reports.of(actor, id)));
        return "reports/content";
    }

    /** Question by question; managers get none. */
    @GetMapping({"/admin/courses/{id}/report/questions.csv", "/admin/courses/{id}/report/questions.xlsx"})
    @Allowed(Permission.SEE_PEOPLE)
    void questions(Actor actor, @PathVariable int id, HttpServletRequest request, HttpServletResponse response) {
        Asked asked = new Asked(Map.of("content", List.of(String.valueOf(id))));
        TableDownload.send(tables.small(actor, Report.QUESTIONS, asked), TableDownload.format(request), response);
    }
}
