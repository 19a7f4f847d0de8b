package dev.muster.web.training;

import dev.muster.assignment.exemption.ExemptionGrid;
import dev.muster.audit.AuditGrid;
import dev.muster.learning.Completion;
import dev.muster.learning.LearningGrid;
import java.util.List;
import org.springframework.stereotype.Component;

/** What happened between one person and one content: completions, acts in the log, exemptions. */
@Component
public class TrainingPast {
    private final LearningGrid learning;
    private final AuditGrid audit;
    private final ExemptionGrid exemptions;

    TrainingPast(LearningGrid learning, AuditGrid audit, ExemptionGrid exemptions) {
        this.learning = learning;
        this.audit = audit;
        this.exemptions = exemptions;
    }

    public record Past(List<Completion> completions, List<AuditGrid.Row> history, List<ExemptionGrid.Row> exemptions) {
        public Past {
            completions = List.copyOf(completions);
            history = List.copyOf(history);
            exemptions = List.copyOf(exemptions);
        }
    }

    Past of(int personId, int contentId) {
        return new Past(
                learning.completions(personId).stream()
                        .filter(c -> c.content().id() == contentId)
                        .toList(),
                audit.ofPersonAndContent(personId, contentId),
                exemptions.ofPerson(personId).stream()
                        .filter(e -> e.contentId() == contentId)
                        .toList());
    }
}
