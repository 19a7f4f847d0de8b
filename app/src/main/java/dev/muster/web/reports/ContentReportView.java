package dev.muster.web.reports;

import dev.muster.reporting.ComplianceFilter;
import dev.muster.reporting.ComplianceQuestion;
import dev.muster.reporting.Dimension;
import dev.muster.reporting.ReportDay;
import dev.muster.reporting.content.ContentReport;
import dev.muster.reporting.content.ContentReport.StepLine;
import dev.muster.reporting.files.Report;
import dev.muster.web.PeopleCount;
import dev.muster.web.library.ContentTabs;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The report of a course or module as its page shows it. */
public record ContentReportView(ContentReport report) {
    /** One of the numbers that add up. @param kind class of its colour; null: none */
    public record Figure(String label, int count, String href, String kind) {}

    private ComplianceQuery names() {
        return new ComplianceQuery(new ComplianceQuestion(
                Dimension.LOCATION,
                null,
                new ComplianceFilter(List.of(report.content().id()), Map.of(), null, ReportDay.TODAY),
                null,
                null,
                ""));
    }

    public List<Figure> figures() {
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure(
                "All required", report.numbers().required(), names().names(null, null, ComplianceQuestion.ALL), ""));
        Bars.ORDER.forEach(s -> figures.add(
                new Figure(s.label(), report.numbers().count(s), names().names(null, null, s.name()), Bars.kind(s))));
        return figures;
    }

    public String score() {
        return report.scores().people() == 0
                ? "Nobody has a completion with a score."
                : "%d%% on average, of %s with a score."
                        .formatted(
                                report.scores().average(),
                                PeopleCount.count(report.scores().people()));
    }

    public boolean hasQuestions() {
        return report.steps().stream().anyMatch(s -> !s.questions().isEmpty());
    }

    public List<StepLine> quizzes() {
        return report.steps().stream().filter(s -> !s.questions().isEmpty()).toList();
    }

    /** Who holds a completion of this version or an earlier one. */
    public String holders(int version) {
        return ContentTabs.at(report.content()) + "/assignments?upTo=" + version;
    }

    public Export export() {
        return new Export(
                ContentTabs.at(report.content()) + "/report/questions", Report.QUESTIONS, "", false, "the questions");
    }
}
