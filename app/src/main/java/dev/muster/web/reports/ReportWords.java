package dev.muster.web.reports;

import dev.muster.reporting.Asked;
import dev.muster.reporting.ReportDay;
import dev.muster.web.Days;
import java.time.LocalDate;
import org.springframework.util.MultiValueMap;

/** What the pages of reports have in common. */
final class ReportWords {
    private ReportWords() {}

    static Asked asked(MultiValueMap<String, String> query) {
        return new Asked(query);
    }

    /** How a report says which day it is of. */
    static String known(ReportDay day, LocalDate asOf, LocalDate today) {
        return asOf.equals(today)
                ? "as known now, %s.".formatted(Days.day(asOf))
                : "as known at the end of %s%s."
                        .formatted(Days.day(asOf), day.laterRecords() ? ", with later records" : "");
    }
}
