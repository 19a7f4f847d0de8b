package dev.muster.reporting.files;

import dev.muster.assignment.rules.Status;
import dev.muster.reporting.Asked;
import dev.muster.reporting.ComplianceQuestion;
import dev.muster.reporting.Compliances;
import dev.muster.reporting.ReportFilter;
import dev.muster.reporting.TooLarge;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.tables.Table;
import dev.muster.work.Progress;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Each report as a table, by what is asked of it. */
@Component
public class ReportTables {
    private final Compliances compliances;
    private final ComplianceTables compliance;
    private final MatrixTable matrix;
    private final RecordsTable records;
    private final QuestionsTable questions;

    ReportTables(
            Compliances compliances,
            ComplianceTables compliance,
            MatrixTable matrix,
            RecordsTable records,
            QuestionsTable questions) {
        this.questions = questions;
        this.compliances = compliances;
        this.compliance = compliance;
        this.matrix = matrix;
        this.records = records;
    }

    /** @throws TooLarge for more than is made while somebody waits */
    public Table small(Actor actor, Report report, Asked asked) {
        return table(actor, report, asked, null);
    }

    /** However large. @param progress in people */
    public Table whole(Actor actor, Report report, Asked asked, Progress progress) {
        return table(actor, report, asked, progress);
    }

    /** Reads nothing but what is asked. @throws BadInput naming the field */
    void check(Actor actor, Report report, Asked asked) {
        switch (report) {
            case COMPLIANCE, NAMES -> ComplianceQuestion.of(asked).statuses();
            case TRAINING -> statuses(asked);
            case QUESTIONS -> QuestionsTable.content(asked);
            case MATRIX -> {}
        }
        compliances.check(actor, ReportFilter.of(asked));
    }

    private Table table(Actor actor, Report report, Asked asked, @Nullable Progress large) {
        return switch (report) {
            case COMPLIANCE -> compliance.numbers(actor, ComplianceQuestion.of(asked));
            case NAMES -> compliance.names(actor, ComplianceQuestion.of(asked), large);
            case MATRIX ->
                matrix.of(actor, ReportFilter.of(asked), asked.first("notMet").equals("true"), large);
            case QUESTIONS -> questions.of(actor, asked);
            case TRAINING -> records.of(actor, ReportFilter.of(asked), statuses(asked), large);
        };
    }

    private static Set<Status> statuses(Asked asked) {
        Set<Status> statuses = EnumSet.noneOf(Status.class);
        for (String word : asked.all("status")) {
            try {
                statuses.add(Status.valueOf(word));
            } catch (IllegalArgumentException e) {
                throw new BadInput("status", "There is no status " + word + ".");
            }
        }
        return statuses;
    }
}
