package dev.muster.assignment.lists;

import dev.muster.assignment.rules.Facts;
import dev.muster.assignment.rules.State;
import dev.muster.learning.LearningFacts.Completed;
import dev.muster.learning.LearningFacts.Fact;
import dev.muster.learning.LearningFacts.Open;
import dev.muster.learning.ModuleProgress;
import dev.muster.learning.Part;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What learning knows, as an assignment is decided by it. */
public final class LearningAsFacts {
    private LearningAsFacts() {}

    public static Facts course(Fact fact) {
        return new Facts(
                Optional.ofNullable(fact.open()).map(o -> new Facts.Open(o.startedAt(), o.progress())), done(fact));
    }

    private static Optional<Facts.Done> done(Fact fact) {
        return Optional.ofNullable(fact.completed())
                .map(c -> new Facts.Done(c.at(), c.version(), c.score(), c.expiresOn(), c.creditedFrom()));
    }

    /**
     * A module is under way when it was begun; also, while no completion of it counts, when any of its courses was, or is
     * credited.
     */
    public static Facts module(Fact own, @Nullable Instant resetAt, List<Part> parts, ModuleProgress progress) {
        Optional<Instant> began = Optional.ofNullable(own.open()).map(Open::startedAt);
        boolean counts = course(own).shown(resetAt).state() == State.COMPLETED;
        if (began.isEmpty() && !counts && progress.begun()) {
            began = parts.stream().flatMap(LearningAsFacts::firstSeen).min(Instant::compareTo);
        }
        return new Facts(began.map(at -> new Facts.Open(at, progress.percent())), done(own));
    }

    private static Stream<Instant> firstSeen(Part p) {
        return Stream.concat(
                Stream.ofNullable(p.fact().open()).map(Open::startedAt),
                Stream.ofNullable(p.fact().completed()).map(Completed::at));
    }
}
