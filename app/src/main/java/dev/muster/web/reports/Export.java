package dev.muster.web.reports;

import dev.muster.reporting.files.Report;

/**
 * A report as a file, as its page offers it.
 *
 * @param at the report's address, without ending and question
 * @param query what is asked, as an address says it
 * @param large whether it is made as a job
 * @param what is exported, for who does not see where the button stands
 */
public record Export(String at, Report report, String query, boolean large, String what) {
    public String csv() {
        return at + ".csv?" + query;
    }

    public String xlsx() {
        return at + ".xlsx?" + query;
    }

    /** Where the form of a large export is sent. */
    public String job() {
        return ReportFilesPage.EXPORTS + "?report=" + report.word() + "&" + query;
    }
}
