package dev.muster.assignment.lists;

import static dev.muster.generated.db.Tables.ASSIGNMENT;

import dev.muster.notification.SummaryTraining;
import dev.muster.settings.Settings;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** The managers' summary by the same conditions as every list. */
@Component
class TrainingInSummaries implements SummaryTraining {
    private final Settings settings;

    TrainingInSummaries(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Part overdue(Instant at) {
        TrainingConditions is = is(at);
        return new Part(is.overdue().andNot(is.ranOut()).and(is.isNotCounting()), is.due());
    }

    @Override
    public Part expired(Instant at) {
        TrainingConditions is = is(at);
        return new Part(ASSIGNMENT.REQUIRED.isTrue().and(is.ranOut()).andNot(is.onLeave()), ASSIGNMENT.EXPIRES_ON);
    }

    @Override
    public Part dueWithin(int days, Instant at) {
        TrainingConditions is = is(at);
        return new Part(is.dueWithin(days), is.due());
    }

    private TrainingConditions is(Instant at) {
        return new TrainingConditions(settings.current(), at);
    }
}
