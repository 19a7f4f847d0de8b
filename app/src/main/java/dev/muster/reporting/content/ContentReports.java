package dev.muster.reporting.content;

import dev.muster.audience.Scopes;
import dev.muster.library.Content;
import dev.muster.library.ContentRef;
import dev.muster.library.Contents;
import dev.muster.library.Step;
import dev.muster.library.versions.CourseText;
import dev.muster.reporting.ComplianceFilter;
import dev.muster.reporting.Compliances;
import dev.muster.reporting.Numbers;
import dev.muster.reporting.ReportDay;
import dev.muster.reporting.content.ContentReport.QuestionLine;
import dev.muster.reporting.content.ContentReport.StepLine;
import dev.muster.reporting.content.ContentReportGrid.Answered;
import dev.muster.reporting.content.ContentReportGrid.At;
import dev.muster.shared.AccessLevel;
import dev.muster.shared.Actor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** The report of one course or module, of the people whom the reader sees. */
@Component
public class ContentReports {
    private static final Answered NOBODY = new Answered(0, 0);

    private final Contents contents;
    private final CourseText courses;
    private final Compliances compliances;
    private final ContentReportGrid grid;
    private final Scopes scopes;

    ContentReports(
            Contents contents, CourseText courses, Compliances compliances, ContentReportGrid grid, Scopes scopes) {
        this.contents = contents;
        this.courses = courses;
        this.compliances = compliances;
        this.grid = grid;
        this.scopes = scopes;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ContentReport of(Actor actor, int contentId) {
        Content content = contents.get(actor, contentId);
        Condition people = scopes.condition(actor);
        var filter = new ComplianceFilter(List.of(contentId), Map.of(), null, ReportDay.TODAY);
        Numbers numbers = compliances.total(actor, filter);
        boolean hasSteps = content.kind() == ContentRef.Kind.COURSE && content.version() > 0;
        Map<Integer, Integer> stopped = hasSteps ? grid.stoppedAt(contentId, content.version(), people) : Map.of();
        return new ContentReport(
                content,
                numbers,
                grid.scores(contentId, people),
                stopped.values().stream().mapToInt(Integer::intValue).sum(),
                hasSteps ? steps(content, stopped, readsQuestions(actor), people) : List.of(),
                grid.versions(contentId, people));
    }

    /** Managers are learners of what they manage: what is asked, and what is right, is not shown to them. */
    private static boolean readsQuestions(Actor actor) {
        return actor.level() != AccessLevel.MANAGER;
    }

    private List<StepLine> steps(
            Content content, Map<Integer, Integer> stopped, boolean withQuestions, Condition people) {
        Map<At, Answered> answered = grid.answered(content.id(), content.version(), people);
        Map<At, Map<Integer, Integer>> chosen = grid.chosen(content.id(), content.version(), people);
        List<StepLine> lines = new ArrayList<>();
        for (Step step : courses.version(content.id(), content.version()).steps()) {
            List<QuestionLine> questions = new ArrayList<>();
            for (int i = 0; withQuestions && i < step.questions().size(); i++) {
                At at = new At(step.id(), i);
                var question = step.questions().get(i);
                Answered all = answered.getOrDefault(at, NOBODY);
                Map<Integer, Integer> picked = chosen.getOrDefault(at, Map.of());
                questions.add(new QuestionLine(
                        question,
                        all.all(),
                        all.right(),
                        IntStream.range(0, question.options().size())
                                .mapToObj(o -> picked.getOrDefault(o, 0))
                                .toList()));
            }
            lines.add(new StepLine(step, stopped.getOrDefault(step.id(), 0), questions));
        }
        return lines;
    }
}
