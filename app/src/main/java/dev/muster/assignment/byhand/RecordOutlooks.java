package dev.muster.assignment.byhand;

import dev.muster.assignment.Training;
import dev.muster.assignment.byhand.Records.Outlook;
import dev.muster.assignment.ledger.Pair;
import dev.muster.assignment.lists.TrainingGrid;
import dev.muster.assignment.progress.ShownProgressStore;
import dev.muster.assignment.rules.Facts;
import dev.muster.assignment.rules.Status;
import dev.muster.learning.Completion;
import dev.muster.learning.LearningFacts;
import dev.muster.learning.LearningGrid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What an assignment would show with one completion more, or one less. Nothing is written. */
@Component
class RecordOutlooks {
    private static final int STANDALONE = 0;

    private final LearningGrid grid;
    private final LearningFacts facts;
    private final TrainingGrid training;
    private final ShownProgressStore assignments;

    RecordOutlooks(LearningGrid grid, LearningFacts facts, TrainingGrid training, ShownProgressStore assignments) {
        this.grid = grid;
        this.facts = facts;
        this.training = training;
        this.assignments = assignments;
    }

    Outlook with(int personId, int contentId, Facts.Done more, LocalDate today) {
        Stream<Completion> all = standing(personId, contentId);
        return outlook(
                personId, contentId, newest(Stream.concat(all.map(RecordOutlooks::done), Stream.of(more))), today);
    }

    Outlook without(Completion voided, LocalDate today) {
        int contentId = voided.content().id();
        Stream<Completion> others = standing(voided.personId(), contentId).filter(c -> c.id() != voided.id());
        return outlook(voided.personId(), contentId, newest(others.map(RecordOutlooks::done)), today);
    }

    private Stream<Completion> standing(int personId, int contentId) {
        return grid.completions(personId).stream()
                .filter(c -> c.content().id() == contentId && c.module() == null)
                .filter(c -> !c.voided());
    }

    private static Facts.Done done(Completion c) {
        return new Facts.Done(c.completedAt(), c.version(), c.score(), c.expiresOn(), null);
    }

    private static Optional<Facts.Done> newest(Stream<Facts.Done> all) {
        return all.max(Comparator.comparing(Facts.Done::completedAt));
    }

    private Outlook outlook(int personId, int contentId, Optional<Facts.Done> done, LocalDate today) {
        Training now = training.find(personId, contentId).orElse(null);
        if (now == null) {
            return new Outlook(null, null, done.map(Facts.Done::expiresOn).orElse(null));
        }
        Instant reset = assignments.known(List.of(new Pair(personId, contentId))).stream()
                .map(ShownProgressStore.Known::resetAt)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        LearningFacts.Open open = facts.of(personId, contentId, STANDALONE).open();
        Facts.Shown shown = new Facts(
                        Optional.ofNullable(open).map(o -> new Facts.Open(o.startedAt(), o.progress())), done)
                .shown(reset);
        return new Outlook(
                now.status(),
                Status.of(shown.state(), shown.renewal() != null, shown.expiresOn(), today),
                shown.expiresOn());
    }
}
