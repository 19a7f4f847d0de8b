package dev.muster.reporting.files;

import dev.muster.reporting.Asked;
import dev.muster.reporting.content.ContentReport;
import dev.muster.reporting.content.ContentReport.QuestionLine;
import dev.muster.reporting.content.ContentReport.StepLine;
import dev.muster.reporting.content.ContentReports;
import dev.muster.settings.Settings;
import dev.muster.shared.Actor;
import dev.muster.shared.BadInput;
import dev.muster.tables.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people answered in a course's quizzes as a table: a line for each option. */
@Component
class QuestionsTable {
    private static final List<String> HEADER =
            List.of("Step", "Question", "Answered by", "Right in percent", "Option", "Chosen by", "Is right");

    private final ContentReports reports;
    private final Settings settings;

    QuestionsTable(ContentReports reports, Settings settings) {
        this.reports = reports;
        this.settings = settings;
    }

    /** @throws BadInput where not one course is asked for */
    static int content(Asked asked) {
        List<String> ids = asked.all("content");
        if (ids.size() != 1) {
            throw new BadInput("content", "Choose one course.");
        }
        return Asked.number("content", ids.getFirst());
    }

    Table of(Actor actor, Asked asked) {
        ContentReport report = reports.of(actor, content(asked));
        List<@Nullable Object[]> lines = new ArrayList<>();
        for (StepLine step : report.steps()) {
            for (QuestionLine q : step.questions()) {
                for (int i = 0; i < q.chosen().size(); i++) {
                    lines.add(new @Nullable Object[] {
                        step.step().title(),
                        q.question().prompt(),
                        q.answered(),
                        q.answered() == 0 ? null : q.percent(),
                        q.question().options().get(i),
                        q.chosen().get(i),
                        q.question().answer().contains(i) ? "yes" : ""
                    });
                }
            }
        }
        return new Table("questions-" + settings.today(null), HEADER, lines.stream());
    }
}
